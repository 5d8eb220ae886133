package signinghelper.formats.document.cms;

import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.login.MessageTag;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Watch over content that is signed directly, without signed attributes. A signature over it must not pass for one over
 * something else: a login, another token, a seal or its use, or signed attributes ({@link ContentRule}). Signing helper and verifier both
 * refuse the latter. The helper thus prevents a CMS with attributes that reuses its signature; the verifier prevents a
 * CMS without attributes that does so.
 *
 * <p>The content passes in parts; only its first bytes and its length are kept.
 */
final class AttributelessContent {
    /** Bytes at the start that decide: enough for the longest tag, and for the headers of three values. */
    public static final int HEAD = 64;

    /** IA5String "ES", the ID of a seal, behind the tags and lengths of up to four SEQUENCEs. */
    private static final String SEAL_HEADER = "\u0016\u0002ES";

    private static final int BEFORE_SEAL_HEADER = 24;
    private static final Set<Long> LENGTHS_OF_TWO_HASHES = Set.of(64L, 96L, 128L);

    private final boolean hasUntaggedLogin;
    private final byte[] head = new byte[HEAD];
    private long length;

    /**
     * Starts with no content.
     *
     * @param algorithm algorithm of the signature; an SM2 key's logins start with a tag, those of RSA and EC keys do
     * not
     */
    public AttributelessContent(SignatureAlgorithm algorithm) {
        this.hasUntaggedLogin = algorithm != SignatureAlgorithm.SM2_SM3;
    }

    /** Adds the next part of the content. */
    public void update(byte[] bytes, int offset, int count) {
        if (length < HEAD) {
            System.arraycopy(bytes, offset, head, (int) length, Math.min(count, HEAD - (int) length));
        }
        length += count;
    }

    /** Returns the rule that the content so far breaks; empty when it may be signed directly. */
    public Optional<ContentRule> brokenRule() {
        return brokenRule(length);
    }

    /**
     * Returns the broken rule for content of which only the start was seen.
     *
     * @param wholeLength length of the whole content
     */
    public Optional<ContentRule> brokenRule(long wholeLength) {
        if (hasUntaggedLogin && LENGTHS_OF_TWO_HASHES.contains(wholeLength)) {
            return Optional.of(ContentRule.LENGTH_OF_TWO_HASHES);
        }
        if (MessageTag.isAtStartOf(head)) {
            return Optional.of(ContentRule.MESSAGE_OF_TOKEN);
        }
        if (couldBeOfSeal(wholeLength)) {
            return Optional.of(ContentRule.SEAL);
        }
        return couldBeAttributes(wholeLength) ? Optional.of(ContentRule.SIGNED_ATTRIBUTES) : Optional.empty();
    }

    /** A seal begins with its header, and its use with a version in front of the seal. */
    private boolean couldBeOfSeal(long wholeLength) {
        try {
            var limit = (int) Math.min(wholeLength, HEAD);
            var all = Asn1Header.read(head, 0, limit);
            if (!all.isSetOrSequence()) {
                return false;
            }
            var first = Asn1Header.read(head, all.contentFrom(), limit);
            return new String(head, 0, BEFORE_SEAL_HEADER, StandardCharsets.ISO_8859_1).contains(SEAL_HEADER)
                    || (first.tag() == Asn1Header.INTEGER
                            && Asn1Header.read(head, (int) (first.contentFrom() + first.length()), limit)
                                            .tag()
                                    == Asn1Header.SEQUENCE);
        } catch (MalformedAsn1Exception e) {
            return false;
        }
    }

    private boolean couldBeAttributes(long wholeLength) {
        try {
            var limit = (int) Math.min(wholeLength, HEAD);
            var all = Asn1Header.read(head, 0, limit);
            if (!all.isSetOrSequence() || !(all.isIndefinite() || all.length() == wholeLength - all.contentFrom())) {
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
