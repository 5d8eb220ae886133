package signinghelper.formats.pdf;

import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.BouncyCastle;

import java.util.Date;
import java.util.List;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * CMS by BouncyCastle.
 *
 * @param encoding DER, or BER with indefinite lengths
 * @param algorithm of the signature, as the Java runtime calls it
 */
record BouncyCastleCms(TestHolder holder, String encoding, String algorithm) implements PdfBoxSigner.Maker {
    BouncyCastleCms(TestHolder holder, String encoding) {
        this(holder, encoding, holder.kind().signatureAlgorithm());
    }

    @Override
    public byte[] contents(byte[] content) throws Exception {
        var generator = new CMSSignedDataGenerator();
        var signer = new JcaContentSignerBuilder(algorithm)
                .setProvider(BouncyCastle.PROVIDER)
                .build(holder.keys().getPrivate());
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        var attributes =
                new AttributeTable(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(NOW)))));
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
                .build(signer, holder.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(holder.certificate())));
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded(encoding);
    }
}
