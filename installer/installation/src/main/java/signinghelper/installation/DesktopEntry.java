package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that shows the program in the menu of a Linux desktop (Desktop Entry Specification 1.5, freedesktop.org).
 *
 * @param product named by it
 * @param launcher absolute
 * @param icon absolute, or the name of one in the desktop's theme
 * @param removable true when the entry offers to remove the program; a package leaves that to the system
 */
public record DesktopEntry(Product product, Path launcher, String icon, boolean removable) {
    /**
     * Returns the name of the entry in any folder {@code applications}; one in the user's folder takes precedence over
     * one for everyone.
     */
    public static String fileOf(Product product) {
        return product.name() + ".desktop";
    }

    /** Returns the entry's text, to be written in UTF-8. */
    public String text() {
        var entry = """
                [Desktop Entry]
                Type=Application
                Version=1.5
                Name=Signing Helper – %s
                Name[zh_CN]=政采签章助手 – %s
                Comment=Find out why logging in or signing with a U-Key does not work
                Comment[zh_CN]=检测并修复 U-Key（CA 锁）登录和签章的问题
                Exec=%s window %%F
                %s
                Icon=%s
                Terminal=false
                Categories=Utility;
                MimeType=%s;
                StartupWMClass=signinghelper-app-Main
                """.formatted(
                        value(product.titleIn("en")),
                        value(product.titleIn("zh-CN")),
                        program(),
                        tryExec(launcher),
                        value(icon),
                        FileTypes.JUDGED);
        return removable ? entry + """
                        Actions=uninstall;

                        [Desktop Action uninstall]
                        Name=Uninstall
                        Name[zh_CN]=卸载
                        Exec=%s window uninstall
                        """.formatted(program()) : entry;
    }

    /** Returns true when a file is an entry for a launcher, of any version; false when it cannot be read. */
    public static boolean isFor(Path launcher, Path file) {
        try {
            return Files.readString(file).lines().anyMatch(tryExec(launcher)::equals);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the launcher as TryExec: when it is missing, desktops do not show the entry. */
    private static String tryExec(Path launcher) {
        return "TryExec=" + value(launcher.toString());
    }

    /** Quoted as a part of a command line, and that as a value. */
    private String program() {
        var quoted = launcher.toString().replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%");
        return value("\"" + quoted + "\"");
    }

    private static String value(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }
}
