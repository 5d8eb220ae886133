package signinghelper.platform;

import java.util.List;

/** The USB devices of this computer, as the system lists them. No device is opened. */
public interface UsbDevices {

    /** Returns the plugged-in devices, hubs included; empty when the system cannot list them. */
    List<UsbDevice> present();

    /** Creates the list from the system's own; always empty on macOS, where it is not read. */
    static UsbDevices ofThisComputer() {
        return switch (OperatingSystem.current()) {
            case LINUX -> LinuxUsbDevices.ofThisComputer();
            case WINDOWS -> new WindowsUsbDevices();
            case MACOS -> List::of;
        };
    }
}
