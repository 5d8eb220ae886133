package signinghelper.work;

import signinghelper.platform.ForgettableFile;
import signinghelper.protocol.WireFormat;

import java.nio.file.Path;

/** Settings of the windows, kept across starts and read by each process when it opens a window. */
public final class KeptSettings {
    private final ForgettableFile<WindowSettings> file;

    /** Creates the settings in a folder of this user's data. */
    public KeptSettings(Path folder, WireFormat format) {
        this.file = new ForgettableFile<>(
                folder.resolve("settings.json"), WindowSettings.class, WindowSettings.USUAL, format);
    }

    public WindowSettings read() {
        return file.read();
    }

    public void keep(WindowSettings settings) {
        file.write(settings);
    }
}
