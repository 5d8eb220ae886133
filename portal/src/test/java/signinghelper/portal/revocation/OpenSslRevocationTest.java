package signinghelper.portal.revocation;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.OpenSsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A CA that OpenSSL keeps: its OCSP answers and its lists decide. */
class OpenSslRevocationTest {
    private static final String[] AUTHORITY = {"-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key"};

    @TempDir
    private Path folder;

    private OpenSsl openSsl;
    private X509Certificate authority;
    private X509Certificate holder;

    @BeforeEach
    void found() throws Exception {
        openSsl = Needed.openSsl(folder);
        Files.writeString(folder.resolve("ca.cnf"), """
                [ca]
                default_ca=one
                [one]
                database=index.txt
                default_md=sha256
                default_crl_days=1
                """);
        Files.writeString(folder.resolve("holder.cnf"), "keyUsage=critical,digitalSignature\n");
        Files.createFile(folder.resolve("index.txt"));
        run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-days",
                "30",
                "-subj",
                "/CN=OpenSSL CA",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign");
        run(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "holder.key",
                "-out",
                "holder.csr",
                "-utf8",
                "-subj",
                "/C=CN/O=测试有限公司");
        run(
                "x509",
                "-req",
                "-in",
                "holder.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-days",
                "20",
                "-extfile",
                "holder.cnf",
                "-out",
                "holder.pem");
        authority("-valid", "holder.pem");
        authority = certificate("ca");
        holder = certificate("holder");
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        var outcome = openSsl.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private void authority(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("ca"));
        command.addAll(List.of(AUTHORITY));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private X509Certificate certificate(String name) throws Exception {
        run("x509", "-in", name + ".pem", "-outform", "DER", "-out", name + ".der");
        return Certificates.parse(Bytes.copyOf(Files.readAllBytes(folder.resolve(name + ".der"))));
    }

    private byte[] answered(byte[] question) throws IOException {
        try {
            Files.write(folder.resolve("question.der"), question);
            run(
                    "ocsp",
                    "-index",
                    "index.txt",
                    "-CA",
                    "ca.pem",
                    "-rsigner",
                    "ca.pem",
                    "-rkey",
                    "ca.key",
                    "-nmin",
                    "5",
                    "-reqin",
                    "question.der",
                    "-respout",
                    "answer.der");
            return Files.readAllBytes(folder.resolve("answer.der"));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private byte[] list() throws IOException {
        try {
            authority("-gencrl", "-out", "crl.pem");
            run("crl", "-in", "crl.pem", "-outform", "DER", "-out", "crl.der");
            return Files.readAllBytes(folder.resolve("crl.der"));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private HttpServer serve() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var isOcsp = exchange.getRequestURI().getPath().equals("/ocsp");
                var body = isOcsp ? answered(exchange.getRequestBody().readAllBytes()) : list();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private OnlineRevocation asking(HttpServer server, boolean responder) {
        var address = "http://localhost:" + server.getAddress().getPort();
        var servers = responder
                ? new RevocationServers(authority, List.of(URI.create(address + "/ocsp")), List.of())
                : new RevocationServers(authority, List.of(), List.of(URI.create(address + "/crl")));
        return new OnlineRevocation(new HttpRevocationTransport(Duration.ofSeconds(20)), List.of(servers));
    }

    @Test
    void openSslSaysBothTimesBothWays() throws Exception {
        var chain = List.of(holder, authority);
        var server = serve();
        try {
            for (var responder : List.of(true, false)) {
                asking(server, responder).require(chain, Instant.now());
            }
            authority("-revoke", "holder.pem", "-crl_reason", "keyCompromise");
            for (var responder : List.of(true, false)) {
                var policy = asking(server, responder);
                assertThat(catchThrowableOfType(
                                        CertificateRefusedException.class, () -> policy.require(chain, Instant.now()))
                                .reason())
                        .isEqualTo(Reason.REVOKED);
            }
        } finally {
            server.stop(0);
        }
    }
}
