package signinghelper.platform;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;

import java.util.Map;

/** Screen reader on Windows. */
public final class WindowsScreenReader {
    private static final int GET_SCREEN_READER = 0x46;

    private WindowsScreenReader() {}

    /** Returns true while one runs that has told Windows so, as they are asked to ({@code SPI_SETSCREENREADER}). */
    public static boolean runs() {
        var answer = new IntByReference();
        var told = NativeLibrary.getInstance(
                        "user32", Map.of(Library.OPTION_CALLING_CONVENTION, Function.ALT_CONVENTION))
                .getFunction("SystemParametersInfoW")
                .invokeInt(new Object[] {GET_SCREEN_READER, 0, answer, 0});
        return told != 0 && answer.getValue() != 0;
    }
}
