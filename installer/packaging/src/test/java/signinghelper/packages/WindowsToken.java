package signinghelper.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * U-Key on a Windows of the test's own: the soft SKF library as a DLL in a vendor's folder, and a device with a new key.
 *
 * @param home folder of devices, outside the Windows
 */
record WindowsToken(Path home) {
    private static final Path BUILT = Path.of("../../windows-tests/target/softskf");
    private static final Path DEVICE = Path.of("../../softskf/target/softskf-device");
    private static final String VENDOR = "Program Files/SoftSKF";

    /** Puts the library onto {@code wine}, and a key and a certificate of OpenSSL's into a device. */
    static WindowsToken plugInto(Wine wine, Path folder) throws IOException, InterruptedException {
        var token = new WindowsToken(folder.toAbsolutePath().resolve("devices"));
        var vendor = Files.createDirectories(wine.drive().resolve(VENDOR));
        for (var file : List.of("softskf.dll", "libcrypto-3-x64.dll")) {
            Files.copy(BUILT.resolve(file), vendor.resolve(file));
        }
        Files.createDirectories(token.home);
        // Vendors' libraries on Windows speak the code page.
        Files.writeString(token.home.resolve("control"), "names=gbk\n");
        run(
                folder,
                "openssl req -x509 -newkey rsa:2048 -noenc -keyout key.pem -out certificate.pem -days 30"
                        + " -addext basicConstraints=critical,CA:FALSE -addext keyUsage=digitalSignature -utf8"
                        + " -subj /C=CN/O=湖北示例有限公司/CN=张三");
        var device = DEVICE.toAbsolutePath().normalize();
        run(folder, device + " new " + token.home + " TOKEN-1 --label 测试 --serial 0001 --pin 123456");
        run(folder, device + " import " + token.home + " TOKEN-1 SIGNING {ONE} sign key.pem certificate.pem");
        return token;
    }

    private static void run(Path folder, String command) throws IOException, InterruptedException {
        Tool.run(folder, List.of(command.split(" ")));
    }

    /** Returns the path of the library as Windows' programs write it. */
    String library() {
        return "C:\\" + VENDOR.replace('/', '\\') + "\\softskf.dll";
    }

    /** Returns the value of {@code SOFTSKF_HOME}. */
    String homeOnWindows() {
        return "Z:" + home.toString().replace('/', '\\');
    }
}
