package signinghelper.platform;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Registry of this computer. It has little logic on purpose: it can only run on Windows. */
public final class WindowsRegistry implements Registry {

    @Override
    public boolean exists(Key key) {
        return read(key, () -> Advapi32Util.registryKeyExists(root(key), key.path(), view(key)));
    }

    /** Opens the key itself, and reads the value that makes it a link. */
    @Override
    public boolean isLink(Key key) {
        return read(key, () -> opensAsLink(key));
    }

    private static boolean opensAsLink(Key key) {
        var opened = new WinReg.HKEYByReference();
        var access = WinNT.KEY_READ | view(key);
        if (Advapi32.INSTANCE.RegOpenKeyEx(root(key), key.path(), WinNT.REG_OPTION_OPEN_LINK, access, opened) != 0) {
            return false;
        }
        try {
            var type = new IntByReference();
            var found = Advapi32.INSTANCE.RegQueryValueEx(
                    opened.getValue(), "SymbolicLinkValue", 0, type, (Pointer) null, new IntByReference());
            return found == 0 && type.getValue() == WinNT.REG_LINK;
        } finally {
            Advapi32.INSTANCE.RegCloseKey(opened.getValue());
        }
    }

    @Override
    public Optional<String> text(Key key, String value) {
        return Optional.ofNullable(contents(key).get(value))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @Override
    public Optional<Integer> number(Key key, String value) {
        return Optional.ofNullable(contents(key).get(value))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast);
    }

    @Override
    public List<String> values(Key key) {
        return contents(key).keySet().stream().filter(name -> !name.isEmpty()).toList();
    }

    private Map<String, Object> contents(Key key) {
        return exists(key)
                ? read(key, () -> Advapi32Util.registryGetValues(root(key), key.path(), view(key)))
                : Map.of();
    }

    @Override
    public List<String> children(Key key) {
        return exists(key)
                ? List.of(read(key, () -> Advapi32Util.registryGetKeys(root(key), key.path(), view(key))))
                : List.of();
    }

    /** Without JNA's own library there is no registry; its caller then fails, and not the program. */
    private static <T> T read(Key key, Supplier<T> call) {
        try {
            return call.get();
        } catch (LinkageError e) {
            throw new UncheckedIOException(new IOException(key.toString(), e));
        }
    }

    @Override
    public void write(Key key, String value, String text) throws IOException {
        try {
            Advapi32Util.registryCreateKey(root(key), key.path(), view(key));
            Advapi32Util.registrySetStringValue(root(key), key.path(), value, text, view(key));
        } catch (Win32Exception e) {
            throw failure(key, e);
        } catch (LinkageError e) {
            throw new IOException(key.toString(), e);
        }
    }

    @Override
    public void delete(Key key) throws IOException {
        try {
            for (var child : children(key)) {
                delete(key.child(child));
            }
            if (exists(key)) {
                var name = key.path().lastIndexOf('\\');
                Advapi32Util.registryDeleteKey(
                        root(key), key.path().substring(0, name), key.path().substring(name + 1), view(key));
            }
        } catch (Win32Exception e) {
            throw failure(key, e);
        } catch (LinkageError e) {
            throw new IOException(key.toString(), e);
        }
    }

    private static IOException failure(Key key, Win32Exception reason) {
        return reason.getErrorCode() == WinError.ERROR_ACCESS_DENIED
                ? new AccessDeniedException(key.toString())
                : new IOException(key.toString(), reason);
    }

    private static WinReg.HKEY root(Key key) {
        return switch (key.root()) {
            case CURRENT_USER -> WinReg.HKEY_CURRENT_USER;
            case LOCAL_MACHINE -> WinReg.HKEY_LOCAL_MACHINE;
        };
    }

    private static int view(Key key) {
        return switch (key.view()) {
            case BITS_32 -> WinNT.KEY_WOW64_32KEY;
            case BITS_64 -> WinNT.KEY_WOW64_64KEY;
        };
    }
}
