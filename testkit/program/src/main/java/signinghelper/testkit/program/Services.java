package signinghelper.testkit.program;

import org.jspecify.annotations.Nullable;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.launcher.KitOptions;
import signinghelper.testkit.launcher.Problem;
import signinghelper.testkit.launcher.Speech;
import signinghelper.testkit.pki.LoopbackServer;
import signinghelper.testkit.pki.OcspResponder;
import signinghelper.testkit.pki.RevocationLists;
import signinghelper.testkit.pki.Revocations;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.pki.TimeStampAuthority;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The test CA with its servers. Its address stands in certificates, so the port of the first start stays.
 *
 * @param timeStamps null without OpenSSL, which makes them
 */
record Services(
        LoopbackServer server, TestPki authority, @Nullable TimeStampAuthority timeStamps) implements AutoCloseable {
    private static final String LISTS = "/crl/";
    private static final String REVOKED = """
            # 已吊销证书的序列号，每行一个，十六进制；保存后立即生效。序列号见 testkit.json
            # serial numbers of revoked certificates, one a line, in hexadecimal; in force as soon as it is saved.
            # testkit.json lists them
            """;

    /** Opens them, with the CA that is kept in {@code folder}. */
    static Services open(KitOptions options, Path folder, Clock clock, Speech speech) throws Problem, IOException {
        var server = listen(options, folder);
        var file = folder.resolve("revoked.txt");
        if (!Files.exists(file)) {
            Files.writeString(file, REVOKED);
        }
        var revoked = Revocations.listedIn(file, line -> nameStranger(line, speech));
        revoked.all();
        var responder = OcspResponder.on(server, "/ocsp", revoked, clock);
        var authority = TestPki.keptIn(folder.resolve("authority"), clock, responder.address(), server.address(LISTS));
        requireCurrent(authority, clock, folder);
        responder.speaksFor(authority);
        RevocationLists.publish(server, LISTS, authority, revoked, clock);
        return new Services(server, authority, timeStamps(server, folder));
    }

    private static void nameStranger(String line, Speech speech) {
        speech.say(
                "revoked.txt 中这一行不是序列号（十六进制），没有吊销任何证书：" + line,
                "This line of revoked.txt is no serial number in hexadecimal and revokes nothing: " + line);
    }

    private static LoopbackServer listen(KitOptions options, Path folder) throws Problem, IOException {
        var noted = folder.resolve("port.txt");
        var port =
                Files.exists(noted) ? Integer.parseInt(Files.readString(noted).strip()) : options.port();
        try {
            var server = LoopbackServer.open(port);
            Files.writeString(noted, Integer.toString(server.address("/").getPort()));
            return server;
        } catch (BindException e) {
            throw new Problem(
                    "端口 " + port + " 已被其他程序占用（也许测试工具包已在运行）。\n请结束那个程序；或用 --folder 指定新文件夹并用 --port 指定另一个端口，"
                            + "因为证书里写着这个端口。",
                    "Port " + port + " is taken by another program, perhaps by a test kit that runs already.\nEnd that"
                            + " program; or name a new folder with --folder and another port with --port, since"
                            + " certificates name the port.",
                    e);
        }
    }

    private static void requireCurrent(TestPki authority, Clock clock, Path folder) throws Problem {
        var end = authority.anchor(TestKey.SM2).getNotAfter().toInstant();
        if (!clock.instant().isBefore(end)) {
            throw new Problem(
                    "这个文件夹里的测试证书已于 " + end + " 到期。请用 --folder 指定新文件夹，或删除后重试：" + folder,
                    "The test certificates of this folder ended at " + end
                            + ". Name a new one with --folder, or delete it and start again: " + folder);
        }
    }

    private static @Nullable TimeStampAuthority timeStamps(LoopbackServer server, Path folder) throws IOException {
        return SearchPath.find("openssl") == null
                ? null
                : TimeStampAuthority.on(server, "/tsa", Files.createDirectories(folder.resolve("time-stamps")));
    }

    URI address() {
        return server.address("/");
    }

    URI responder() {
        return server.address("/ocsp");
    }

    /** Address of the revocation list for certificates of this kind. */
    URI list(TestKey kind) {
        return RevocationLists.address(server.address(LISTS), kind);
    }

    @Override
    public void close() {
        server.close();
    }
}
