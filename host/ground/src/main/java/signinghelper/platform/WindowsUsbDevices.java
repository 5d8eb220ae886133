package signinghelper.platform;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Cfgmgr32;
import com.sun.jna.platform.win32.Cfgmgr32Util;
import com.sun.jna.platform.win32.Cfgmgr32Util.Cfgmgr32Exception;
import com.sun.jna.platform.win32.SetupApi;
import com.sun.jna.platform.win32.SetupApi.SP_DEVINFO_DATA;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT.HANDLE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * USB devices from Windows' SetupAPI: those present, not those ever seen. It has little logic on purpose: no test runs
 * it, since it needs a Java for Windows.
 */
public final class WindowsUsbDevices implements UsbDevices {
    private static final Logger LOG = System.getLogger(WindowsUsbDevices.class.getName());
    /** Enumerator whose devices are listed. */
    private static final String USB = "USB";

    /** A whole device; an interface of a composite device has {@code &MI_} appended. */
    private static final Pattern INSTANCE =
            Pattern.compile("USB\\\\VID_([0-9A-F]{4})&PID_([0-9A-F]{4})\\\\.*", Pattern.CASE_INSENSITIVE);

    @Override
    public List<UsbDevice> present() {
        var api = SetupApi.INSTANCE;
        var devices =
                api.SetupDiGetClassDevs(null, enumerator(), null, SetupApi.DIGCF_PRESENT | SetupApi.DIGCF_ALLCLASSES);
        if (WinBase.INVALID_HANDLE_VALUE.equals(devices)) {
            LOG.log(Level.INFO, "USB devices cannot be listed: " + Native.getLastError());
            return List.of();
        }
        try {
            return read(api, devices);
        } finally {
            api.SetupDiDestroyDeviceInfoList(devices);
        }
    }

    private static Memory enumerator() {
        var memory = new Memory((long) (USB.length() + 1) * Native.WCHAR_SIZE);
        memory.setWideString(0, USB);
        return memory;
    }

    private static List<UsbDevice> read(SetupApi api, HANDLE devices) {
        var found = new ArrayList<UsbDevice>();
        var device = new SP_DEVINFO_DATA();
        for (var index = 0; api.SetupDiEnumDeviceInfo(devices, index, device); index++) {
            read(device.DevInst).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** A device that was pulled out meanwhile is left out. */
    private static Optional<UsbDevice> read(int instance) {
        try {
            return id(Cfgmgr32Util.CM_Get_Device_ID(instance)).map(id -> new UsbDevice(id, description(instance)));
        } catch (Cfgmgr32Exception e) {
            LOG.log(Level.DEBUG, "a USB device cannot be read", e);
            return Optional.empty();
        }
    }

    /** Reads the ids in a device instance id; empty for an id without them, such as a root hub's. */
    static Optional<UsbId> id(String instanceId) {
        var matcher = INSTANCE.matcher(instanceId);
        return matcher.matches() ? UsbId.of(matcher.group(1), matcher.group(2)) : Optional.empty();
    }

    private static String description(int instance) {
        try {
            var text = Cfgmgr32Util.CM_Get_DevNode_Registry_Property(instance, Cfgmgr32.CM_DRP_DEVICEDESC);
            return text == null ? "" : text.toString();
        } catch (Cfgmgr32Exception e) {
            return "";
        }
    }
}
