package signinghelper.testkit.launcher;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class KitFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void isMadeForItsOwnerAloneAndOpenedAgain() throws Exception {
        var root = temporary.resolve("a/kit");

        assertThat(KitFolder.open(root)).isEqualTo(KitFolder.open(root));
        assertThat(Files.getPosixFilePermissions(root)).hasSize(3);
    }

    @Test
    void aFolderOfOthersIsLeftAlone() throws Exception {
        var own = Files.writeString(temporary.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> KitFolder.open(temporary)).isInstanceOf(Problem.class);
        assertThat(temporary).isDirectoryNotContaining(path -> !path.equals(own));
    }

    @Test
    void aFolderOfAnotherFormIsLeftAlone() throws Exception {
        Files.writeString(temporary.resolve(".signing-helper-testkit"), "0");

        assertThatThrownBy(() -> KitFolder.open(temporary)).hasMessageContaining("Another version");
    }

    @Test
    void aFileInItsPlaceIsNamed() throws Exception {
        var file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> KitFolder.open(file.resolve("kit"))).hasMessageContaining(file.toString());
    }

    @Test
    void aSecondStartInTheSameFolderIsToldOfTheFirst() throws Exception {
        var folder = KitFolder.open(temporary.resolve("kit"));
        // A file lock belongs to a whole process, so the first start is one of its own.
        var program =
                "import java.nio.channels.*; import java.nio.file.*; class Hold { public static void main(String[] a)"
                        + " throws Exception { FileChannel.open(Path.of(a[0]), StandardOpenOption.CREATE,"
                        + " StandardOpenOption.WRITE).lock(); System.out.println(); System.in.read(); } }";
        var source = Files.writeString(temporary.resolve("Hold.java"), program);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var first = new ProcessBuilder(
                        java,
                        source.toString(),
                        folder.root().resolve("running.lock").toString())
                .start();
        assertThat(first.getInputStream().read()).isEqualTo('\n');

        assertThatThrownBy(folder::lock).hasMessageContaining("runs already");

        first.getOutputStream().close();
        first.waitFor();
        folder.lock().close();
    }

    @Test
    void theProgramOfAnEarlierStartGoesAndTheRestStays() throws Exception {
        var folder = KitFolder.open(temporary.resolve("kit"));
        Files.createDirectories(folder.host());
        Files.writeString(folder.host().resolve("old"), "");
        Files.writeString(folder.profileKey(), "key");

        folder.removeProgram();

        assertThat(folder.program()).doesNotExist();
        assertThat(folder.profileKey()).exists();
    }

    @Test
    void theHostTrustsTheFoldersOwnKeyAndNoOther() throws Exception {
        var folder = KitFolder.open(temporary.resolve("kit"));
        var jar =
                Files.createDirectories(folder.host().resolve("app")).resolve("signing-helper-host-profile-1.0.0.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("profile/signing-keys.pem"));
            out.write("-----BEGIN PUBLIC KEY-----\nthe build's\n-----END PUBLIC KEY-----\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }

        TrustedKey.pin(folder);
        var first = Files.readString(folder.profileKey());
        TrustedKey.pin(folder);

        assertThat(folder.profileKey()).hasContent(first);
        try (var content = FileSystems.newFileSystem(jar)) {
            var pinned = Files.readString(content.getPath("profile/signing-keys.pem"));
            assertThat(pinned).containsOnlyOnce("BEGIN PUBLIC KEY");
            assertThat(verifies(pinned, first)).isTrue();
        }
    }

    private static boolean verifies(String publicKey, String privateKey) throws Exception {
        var rsa = KeyFactory.getInstance("RSA");
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(der(privateKey))));
        var signature = signer.sign();
        signer.initVerify(rsa.generatePublic(new X509EncodedKeySpec(der(publicKey))));
        return signer.verify(signature);
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
