package signinghelper.platform;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Windows' own programs, run through its question for an administrator's consent (UAC, the verb {@code runas} of
 * {@code ShellExecuteExW}). Written from Microsoft's documentation and never run on Windows so far.
 */
public final class WindowsPrograms implements ElevatedProgram {
    private static final int MAX_PATH = 260;
    private static final int KEEP_PROCESS = 0x40;
    private static final int WAIT_TIMEOUT = 0x102;
    private static final int PATIENCE_MILLISECONDS = 60_000;
    private static final Map<String, ?> STDCALL =
            Map.of(com.sun.jna.Library.OPTION_CALLING_CONVENTION, Function.ALT_CONVENTION);

    /** {@code SHELLEXECUTEINFOW}. */
    @Structure.FieldOrder({
        "size",
        "mask",
        "window",
        "verb",
        "file",
        "parameters",
        "directory",
        "show",
        "instance",
        "idList",
        "className",
        "classKey",
        "hotKey",
        "icon",
        "process"
    })
    public static final class Execution extends Structure {
        public int size;
        public int mask = KEEP_PROCESS;
        public @Nullable Pointer window;
        public WString verb = new WString("runas");
        public WString file;
        public WString parameters;
        public @Nullable WString directory;
        public int show;
        public @Nullable Pointer instance;
        public @Nullable Pointer idList;
        public @Nullable WString className;
        public @Nullable Pointer classKey;
        public int hotKey;
        public @Nullable Pointer icon;
        public @Nullable Pointer process;

        Execution(Path program, String arguments) {
            file = new WString(program.toString());
            parameters = new WString(arguments);
            size = size();
        }
    }

    /** Returns the folder that Windows itself reports; an environment variable could be changed by the user. */
    public static Path systemFolder() {
        var name = new Memory((long) MAX_PATH * Character.BYTES * 2);
        function("kernel32", "GetSystemDirectoryW").invokeInt(new Object[] {name, MAX_PATH});
        return Path.of(name.getWideString(0));
    }

    @Override
    public int run(Path program, String arguments) throws IOException, InterruptedException {
        var execution = new Execution(program, arguments);
        var began = function("shell32", "ShellExecuteExW").invokeInt(new Object[] {execution});
        var process = execution.process;
        if (began == 0 || process == null) {
            throw new IOException("not run, or not agreed to: " + program.getFileName());
        }
        try {
            return exitCode(process);
        } finally {
            function("kernel32", "CloseHandle").invokeInt(new Object[] {process});
        }
    }

    private static int exitCode(Pointer process) throws IOException {
        var waited =
                function("kernel32", "WaitForSingleObject").invokeInt(new Object[] {process, PATIENCE_MILLISECONDS});
        var code = new IntByReference();
        var told = function("kernel32", "GetExitCodeProcess").invokeInt(new Object[] {process, code});
        if (waited == WAIT_TIMEOUT || told == 0) {
            throw new IOException("does not come to its end");
        }
        return code.getValue();
    }

    private static Function function(String library, String name) {
        return NativeLibrary.getInstance(library, STDCALL).getFunction(name);
    }
}
