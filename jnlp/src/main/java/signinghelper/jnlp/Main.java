package signinghelper.jnlp;

import signinghelper.installation.InstallationFolder;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.Locale;

/** Entry point. It reads no arguments: the code here decides what a link may do, and the signature covers it. */
public final class Main {
    private Main() {}

    public static void main(String[] ignored) throws IOException, InterruptedException {
        var log = InstallationLog.open();
        var view = GraphicsEnvironment.isHeadless() ? new NoView() : ProgressWindow.open(Locale.getDefault());
        var payload = new JarPayload(Main.class.getClassLoader(), System.getProperty("os.name", ""));
        var installed = new Installation(InstallationFolder.ofThisPerson(payload.product()), payload, view, log).run();
        System.exit(installed ? 0 : 1);
    }
}
