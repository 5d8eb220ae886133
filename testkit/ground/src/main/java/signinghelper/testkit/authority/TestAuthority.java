package signinghelper.testkit.authority;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A CA of one test run. What it issues can be spoilt in one way at a time. */
public final class TestAuthority {
    /** BouncyCastle, registered nowhere. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    static final JcaX509ExtensionUtils KEY_IDENTIFIERS = keyIdentifiers();

    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final TestKey kind;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(TestKey kind, KeyPair keys, X509Certificate certificate) {
        this.kind = kind;
        this.keys = keys;
        this.certificate = certificate;
    }

    private static JcaX509ExtensionUtils keyIdentifiers() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestAuthority root(TestKey kind) {
        return root(kind, NOW);
    }

    /** Creates an authority that is valid for a year around {@code now}. */
    static TestAuthority root(TestKey kind, Instant now) {
        var keys = kind.generate();
        var name = new X500Name("C=CN,CN=Test root " + kind);
        return root(
                kind,
                keys,
                request(keys.getPublic())
                        .subject(name)
                        .authority()
                        .validity(now.minus(180, ChronoUnit.DAYS), now.plus(180, ChronoUnit.DAYS)));
    }

    /** Creates an authority whose certificate it issues itself. */
    public static TestAuthority root(TestKey kind, KeyPair keys, Request request) {
        return new TestAuthority(kind, keys, request.signedBy(kind, keys, request.subject));
    }

    public TestAuthority intermediate() {
        var intermediateKeys = kind.generate();
        var request = request(intermediateKeys)
                .subject(new X500Name("C=CN,CN=Test intermediate " + kind))
                .authority();
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

    public TestKey kind() {
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
        return request.signedBy(kind, keys, name());
    }

    /** The name that it issues in. */
    public X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /** Signs what is built with it. */
    public ContentSigner signer() {
        return signer(kind.signatureAlgorithm());
    }

    /** Signs with an algorithm that has this name in the JCA. */
    public ContentSigner signer(String algorithm) {
        return signer(algorithm, keys);
    }

    static ContentSigner signer(String algorithm, KeyPair keys) {
        try {
            return new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(keys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a certificate to sign with, valid for a year around {@link #NOW}. */
    public static Request request(KeyPair holder) {
        return request(holder.getPublic());
    }

    /** Asks for a certificate to sign with, valid for a year around {@link #NOW}. */
    public static Request request(PublicKey holder) {
        return new Request(new X500Name("C=CN,O=测试有限公司,CN=测试"), holder);
    }

    /** Content of a certificate to be issued. */
    public static final class Request {
        private X500Name subject;
        private final PublicKey holder;
        private final List<Extension> extensions = new ArrayList<>();
        private int keyUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        private Instant notBefore = NOW.minus(180, ChronoUnit.DAYS);
        private Instant notAfter = NOW.plus(180, ChronoUnit.DAYS);
        private String signatureAlgorithm = "";

        private Request(X500Name subject, PublicKey holder) {
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
                extensions.add(new Extension(name, critical, der));
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Names the key by its SHA-1 hash (RFC 5280, 4.2.1.2). */
        public Request subjectKeyIdentifier() {
            return extension(Extension.subjectKeyIdentifier, false, KEY_IDENTIFIERS.createSubjectKeyIdentifier(holder));
        }

        /** Names the issuer's key by its SHA-1 hash (RFC 5280, 4.2.1.1). */
        public Request authorityKeyIdentifier(PublicKey issuer) {
            return extension(
                    Extension.authorityKeyIdentifier, false, KEY_IDENTIFIERS.createAuthorityKeyIdentifier(issuer));
        }

        /** An extension that is not critical, whose value need not be ASN.1. */
        public Request extension(ASN1ObjectIdentifier name, byte[] value) {
            extensions.add(new Extension(name, false, value));
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
                        issuer, serial, Date.from(notBefore), Date.from(notAfter), subject, holder);
                if (keyUsage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
                }
                for (var entry : extensions) {
                    builder.addExtension(entry);
                }
                var algorithm = signatureAlgorithm.isEmpty() ? kind.signatureAlgorithm() : signatureAlgorithm;
                var signer = signer(algorithm, issuerKeys);
                return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(builder.build(signer));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
