package signinghelper.token.skf;

import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.token.KeyEntry;
import signinghelper.token.SharedDrivers;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenBench;
import signinghelper.token.TokenDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Two U-Keys for one layout of the soft SKF library. */
final class SoftSkfBench implements TokenBench {
    private static final Map<String, String> PLACES = Map.of(FIRST, "Soft U-Key 1", SECOND, "Soft U-Key 2");
    private static final SoftwareKey SM2 = SoftwareKey.make(SoftwareKey.Kind.SM2);
    private static final SoftwareKey RSA = SoftwareKey.make(SoftwareKey.Kind.RSA);
    static final int TRIES = 4;
    private static final Path FLOCK = Path.of("/usr/bin/flock");

    private final String layout;
    private final BridgedSkf skf;
    private final SharedDrivers drivers = new SharedDrivers();

    SoftSkfBench(Path folder, String layout) throws IOException {
        this.layout = layout;
        skf = new BridgedSkf(folder.resolve("home"));
        for (var label : List.of(FIRST, SECOND)) {
            var place = place(label);
            skf.add(place, label, PIN, TRIES);
            skf.store(place, "{SM2}", KeyEntry.Use.SIGNATURE, SM2);
            skf.store(place, "{RSA}", KeyEntry.Use.SIGNATURE, RSA);
        }
        skf.devices().unplug(place(SECOND));
        skf.keep();
    }

    BridgedSkf skf() {
        return skf;
    }

    static String place(String label) {
        return PLACES.getOrDefault(label, label);
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public Set<SignatureAlgorithm> algorithms() {
        return Set.of(SignatureAlgorithm.SM2_SM3, SignatureAlgorithm.RSA_SHA256);
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public void restore() throws IOException {
        drivers.restore();
        skf.restore();
    }

    @Override
    public TokenDriver start() {
        return drivers.lend(layout, () -> skf.driver(layout));
    }

    /** A driver as {@link #start} that knows of nothing that other tests did. */
    TokenDriver startAnew() {
        return startAnew(layout);
    }

    /** The same for another layout, with the same U-Keys. */
    TokenDriver startAnew(String other) {
        return drivers.alone(skf.driver(other));
    }

    @Override
    public TokenDriver startImpatiently() {
        return drivers.alone(skf.impatientDriver(layout));
    }

    @Override
    public void plug(String label) throws IOException {
        skf.devices().plug(place(label));
    }

    @Override
    public void unplug(String label) throws IOException {
        skf.devices().unplug(place(label));
    }

    /** The library then knows {@code other} by the name that {@code label} had. */
    @Override
    public void replace(String label, String other) throws IOException {
        unplug(label);
        var devices = skf.home().resolve("devices");
        Files.move(devices.resolve(place(label)), skf.home().resolve("pulled"));
        Files.move(devices.resolve(place(other)), devices.resolve(place(label)));
        plug(label);
    }

    @Override
    public void unplugWhileSigning(String label) throws IOException {
        skf.control().set("unplug_at.SKF_ECCSignData", "1");
        skf.control().set("unplug_at.SKF_RSASignData", "1");
    }

    @Override
    public void storeCertificate(KeyEntry key, byte[] bytes) throws Exception {
        var now = key.certificate().getEncoded();
        try (var files = Files.walk(skf.home().resolve("devices"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Arrays.equals(Files.readAllBytes(file), now)) {
                    Files.write(file, bytes);
                }
            }
        }
    }

    @Override
    public int storeEncryptionKeys() throws IOException {
        skf.store(place(FIRST), "{SM2}", KeyEntry.Use.ENCRYPTION, SoftwareKey.make(SoftwareKey.Kind.SM2));
        return 1;
    }

    @Override
    public void failWhereNothingIsPluggedIn() throws IOException {
        skf.control().set("no_device", "0x0A000001");
    }

    @Override
    public void tellOfNothing() throws IOException {
        skf.control().set("events", "at_once");
    }

    @Override
    public int waitsForEvents() throws IOException {
        return skf.control().calls("SKF_WaitForDevEvent");
    }

    @Override
    public void answerOddlyToAWrongPin() throws IOException {
        skf.control().set("wrong_pin", "0x0A000029");
    }

    @Override
    public void failLogins() throws IOException {
        skf.control().set("fail.SKF_VerifyPIN", "0x0A000029");
    }

    @Override
    public void shareLogins() throws IOException {
        skf.control().set("login", "shared");
    }

    @Override
    public void logOutElsewhere(String label) throws IOException {
        skf.devices().logOut(place(label));
    }

    /** It has the library loaded, and the device's lock until its input ends. */
    @Override
    public Process holdElsewhere(String label) throws IOException {
        Needed.file(FLOCK);
        drivers.endIdle();
        var lock = skf.home().resolve("devices").resolve(place(label)).resolve("lock");
        var builder = new ProcessBuilder(
                FLOCK.toString(), "--no-fork", lock.toString(), "/bin/sh", "-c", "echo held; exec cat");
        builder.environment().put("LD_PRELOAD", libraryOf64Bits().toString());
        var process = builder.start();
        assertThat(process.inputReader().readLine()).isEqualTo("held");
        return process;
    }

    /** Returns the library for a 64-bit program, under the same file name. */
    private Path libraryOf64Bits() throws IOException {
        var library = skf.library(layout);
        if (!layout.equals(SoftSkf.OF_32_BITS)) {
            return library;
        }
        var other = Files.createDirectories(skf.home().resolve("other"));
        return Files.copy(skf.library("packed-32"), other.resolve(library.getFileName()));
    }

    @Override
    public void hang() throws IOException {
        skf.control().set("hang.SKF_EnumDev", "1");
    }

    @Override
    public void recover() throws IOException {
        skf.control().clear("hang.SKF_EnumDev");
    }

    @Override
    public int pinsPresented() throws IOException {
        return skf.control().calls("SKF_VerifyPIN") + skf.control().calls("SKF_ChangePIN");
    }

    @Override
    public void close() {
        drivers.close();
    }
}
