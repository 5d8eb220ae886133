package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.RecipientName;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Recipients with certificates (RFC 5652, 6.2.1 and 6.2.2). Passwords and other kinds are passed over. */
final class RecipientEntries {
    private static final int MOST_OCTETS_OF_KEY = 4096;
    /** A list that somebody can still read. */
    private static final int MOST = 100;

    private static final int KEY_AGREEMENT = 1;

    private RecipientEntries() {}

    /** BouncyCastle casts what it reads on demand, so hostile values end in any unchecked exception. */
    static List<RecipientEntry> read(byte[] set) throws EnvelopeException {
        try {
            var entries = new ArrayList<RecipientEntry>();
            for (var info : ASN1Set.getInstance(BoundedAsn1.parse(set, EnvelopeHead.LARGEST_PART))) {
                add(info, entries);
                if (entries.size() > MOST) {
                    throw malformed("more than " + MOST + " recipients");
                }
            }
            return entries;
        } catch (MalformedAsn1Exception | IOException | RuntimeException e) {
            throw malformed("recipients");
        }
    }

    private static EnvelopeException malformed(String detail) {
        return new EnvelopeException(EnvelopeException.Reason.MALFORMED, detail);
    }

    private static void add(ASN1Encodable info, List<RecipientEntry> entries) throws IOException {
        if (info instanceof ASN1Sequence) {
            entries.add(transported(KeyTransRecipientInfo.getInstance(info)));
        } else if (info instanceof ASN1TaggedObject tagged && tagged.getTagNo() == KEY_AGREEMENT) {
            var agreement = KeyAgreeRecipientInfo.getInstance(tagged, false);
            for (var key : agreement.getRecipientEncryptedKeys()) {
                entries.add(agreed(agreement, RecipientEncryptedKey.getInstance(key)));
            }
        }
    }

    private static RecipientEntry transported(KeyTransRecipientInfo info) throws IOException {
        var identifier = info.getRecipientIdentifier();
        var name = identifier.isTagged()
                ? byIdentifier(ASN1OctetString.getInstance(identifier.getId()))
                : byNumber(IssuerAndSerialNumber.getInstance(identifier.getId()));
        return new RecipientEntry(name, info.getKeyEncryptionAlgorithm(), bounded(info.getEncryptedKey()), null, null);
    }

    private static RecipientEntry agreed(KeyAgreeRecipientInfo info, RecipientEncryptedKey key) throws IOException {
        var number = key.getIdentifier().getIssuerAndSerialNumber();
        var name = number == null
                ? byIdentifier(key.getIdentifier().getRKeyID().getSubjectKeyIdentifier())
                : byNumber(number);
        var material = info.getUserKeyingMaterial();
        return new RecipientEntry(
                name,
                info.getKeyEncryptionAlgorithm(),
                bounded(key.getEncryptedKey()),
                info.getOriginator(),
                material == null ? null : bounded(material));
    }

    /** No key, wrapped or not, is near that long; it crosses pipes and reaches drivers. */
    private static Bytes bounded(ASN1OctetString octets) {
        if (octets.getOctetsLength() > MOST_OCTETS_OF_KEY) {
            throw new IllegalArgumentException("a key of " + octets.getOctetsLength() + " octets");
        }
        return Bytes.copyOf(octets.getOctets());
    }

    private static RecipientName byIdentifier(ASN1OctetString identifier) {
        return new RecipientName(null, null, Bytes.copyOf(identifier.getOctets()));
    }

    private static RecipientName byNumber(IssuerAndSerialNumber number) throws IOException {
        var issuer = new X500Principal(number.getName().getEncoded());
        return new RecipientName(issuer, number.getSerialNumber().getValue(), null);
    }
}
