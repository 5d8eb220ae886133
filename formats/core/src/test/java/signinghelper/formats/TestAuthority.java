package signinghelper.formats;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A CA of one test run. What it issues can be spoilt in one way at a time. */
public final class TestAuthority {
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final TestKey kind;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(TestKey kind, KeyPair keys, X509Certificate certificate) {
        this.kind = kind;
        this.keys = keys;
        this.certificate = certificate;
    }

    public static TestAuthority root(TestKey kind) {
        return root(kind, NOW);
    }

    /** Creates an authority that is valid for a year around {@code now}. */
    static TestAuthority root(TestKey kind, Instant now) {
        var keys = kind.generate();
        var name = new X500Name("C=CN,CN=Test root " + kind);
        var request = new Request(name, keys)
                .authority()
                .validity(now.minus(180, ChronoUnit.DAYS), now.plus(180, ChronoUnit.DAYS));
        return new TestAuthority(kind, keys, request.signedBy(kind, keys, name));
    }

    public TestAuthority intermediate() {
        var intermediateKeys = kind.generate();
        var request = new Request(new X500Name("C=CN,CN=Test intermediate " + kind), intermediateKeys).authority();
        return new TestAuthority(kind, intermediateKeys, issue(request));
    }

    /** Creates an authority from an existing certificate, which may be no CA's at all. */
    public static TestAuthority of(TestKey kind, X509Certificate certificate, KeyPair keys) {
        return new TestAuthority(kind, keys, certificate);
    }

    /** Returns a certificate whose signer is no CA. */
    public static X509Certificate issueBelow(TestKey kind, X509Certificate issuer, KeyPair issuerKeys, KeyPair holder) {
        return new TestAuthority(kind, issuerKeys, issuer).issue(request(holder));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    TestKey kind() {
        return kind;
    }

    public KeyPair keys() {
        return keys;
    }

    /** Issues what anyone would accept. */
    public X509Certificate issue(KeyPair holder) {
        return issue(request(holder));
    }

    public X509Certificate issue(Request request) {
        return request.signedBy(
                kind,
                keys,
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    }

    /** Asks for a certificate to sign with, valid for a year around {@link #NOW}. */
    public static Request request(KeyPair holder) {
        return new Request(new X500Name("C=CN,O=测试有限公司,CN=测试"), holder);
    }

    /** Content of a certificate to be issued. */
    public static final class Request {
        private record Entry(ASN1ObjectIdentifier name, boolean critical, Bytes value) {}

        private X500Name subject;
        private final KeyPair holder;
        private final List<Entry> extensions = new ArrayList<>();
        private int keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        private Instant notBefore = NOW.minus(180, ChronoUnit.DAYS);
        private Instant notAfter = NOW.plus(180, ChronoUnit.DAYS);
        private String signatureAlgorithm = "";

        private Request(X500Name subject, KeyPair holder) {
            this.subject = subject;
            this.holder = holder;
        }

        public Request authority() {
            keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature);
            return extension(Extension.basicConstraints, true, new BasicConstraints(true));
        }

        public Request organisation(String name) {
            return subject(new X500NameBuilder().addRDN(BCStyle.O, name).build());
        }

        public Request subject(X500Name name) {
            subject = name;
            return this;
        }

        public Request keyUsage(int bits) {
            keyUsage = bits;
            return this;
        }

        public Request validity(Instant from, Instant to) {
            notBefore = from;
            notAfter = to;
            return this;
        }

        public Request extension(ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {
            try {
                var der = value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
                extensions.add(new Entry(name, critical, Bytes.copyOf(der)));
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** An extension that is not critical, whose value need not be ASN.1. */
        public Request extension(ASN1ObjectIdentifier name, byte[] value) {
            extensions.add(new Entry(name, false, Bytes.copyOf(value)));
            return this;
        }

        public Request signatureAlgorithm(String javaName) {
            signatureAlgorithm = javaName;
            return this;
        }

        private X509Certificate signedBy(TestKey kind, KeyPair issuerKeys, X500Name issuer) {
            try {
                var serial = new BigInteger(64, new SecureRandom()).add(BigInteger.ONE);
                var builder = new JcaX509v3CertificateBuilder(
                        issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, holder.getPublic());
                if (keyUsage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
                }
                for (var entry : extensions) {
                    builder.addExtension(
                            entry.name(), entry.critical(), entry.value().toArray());
                }
                var algorithm = signatureAlgorithm.isEmpty() ? kind.signatureAlgorithm() : signatureAlgorithm;
                var signer = new JcaContentSignerBuilder(algorithm)
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(issuerKeys.getPrivate());
                return Certificates.parse(Bytes.copyOf(builder.build(signer).getEncoded()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
