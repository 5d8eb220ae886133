package signinghelper.portal.cms;

import signinghelper.portal.asn1.Asn1Header;
import signinghelper.portal.asn1.MalformedAsn1Exception;
import signinghelper.portal.authentication.MessageTag;

import java.util.Set;

/**
 * Which content may be signed by itself, without signed attributes. A signature over it must not pass for one over
 * something else, so refused is:
 *
 * <ul>
 *   <li>what is exactly as long as the two hashes of a Web eID login (64, 96 or 128 bytes);
 *   <li>what starts with a {@link MessageTag}, as all other tokens do;
 *   <li>what could be read as signed attributes (RFC 5652, 5.4): a SET or SEQUENCE over all of it whose first element is
 *       a SEQUENCE that starts with an OBJECT IDENTIFIER. Signing helper and verifier both refuse it: the first so that
 *       nobody makes a CMS with attributes out of its signature, the second so that nobody makes one without.
 * </ul>
 *
 * <p>The content goes by in parts; only its first bytes and its length are kept.
 */
public final class AttributelessContent {
    private static final Set<Long> LENGTHS_OF_TWO_HASHES = Set.of(64L, 96L, 128L);
    /** Enough for the longest tag, and for the headers of three values. */
    private static final int HEAD = 64;

    private final byte[] head = new byte[HEAD];
    private long length;

    /** Takes the next part of the content. */
    public void update(byte[] bytes, int offset, int count) {
        if (length < HEAD) {
            System.arraycopy(bytes, offset, head, (int) length, Math.min(count, HEAD - (int) length));
        }
        length += count;
    }

    /** Whether all that went by must not be signed by itself. */
    public boolean isConfusable() {
        return LENGTHS_OF_TWO_HASHES.contains(length) || MessageTag.isAtStartOf(head) || couldBeAttributes();
    }

    private boolean couldBeAttributes() {
        try {
            var limit = (int) Math.min(length, HEAD);
            var all = Asn1Header.read(head, 0, limit);
            if (!all.isSetOrSequence() || !(all.isIndefinite() || all.length() == length - all.contentFrom())) {
                return false;
            }
            if (all.contentFrom() == limit) {
                return true;
            }
            var first = Asn1Header.read(head, all.contentFrom(), limit);
            return first.tag() == Asn1Header.SEQUENCE
                    && Asn1Header.read(head, first.contentFrom(), limit).tag() == Asn1Header.OBJECT_IDENTIFIER;
        } catch (MalformedAsn1Exception e) {
            return false;
        }
    }
}
