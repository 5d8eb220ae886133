package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signed document and one of its signers, parsed and not yet verified.
 *
 * @param type content type of the whole
 * @param hasEmptyContentType true when the document names no type of its content; a substitute takes its place
 * @param certificates of the document, for all its signers
 * @param content null where it is not within
 */
record ParsedCms(
        ASN1ObjectIdentifier type,
        boolean hasEmptyContentType,
        SignedData signedData,
        CertificateBag certificates,
        SignerInfo signer,
        @Nullable ASN1OctetString content) {
    private static final int GMT0010_VERSION = 3;
    /** As many as a revocation list has. */
    private static final int MAX_VALUES = 1_000_000;

    /** Parses a document with exactly one signer. */
    static ParsedCms parse(byte[] encoded) throws CmsException {
        var all = parseAll(encoded);
        CmsException.require(all.size() == 1, Reason.SIGNER_COUNT, all.size() + " signers");
        return all.get(0);
    }

    /** Parses a document once for each of its signers, which may be none. */
    static List<ParsedCms> parseAll(byte[] encoded) throws CmsException {
        try {
            var empty = EmptyContentType.find(encoded);
            var readable = empty.isPresent() ? EmptyContentType.withNull(encoded, empty.getAsInt()) : encoded;
            var outer = ContentInfo.getInstance(BoundedAsn1.parse(readable, 2 * CmsSkeleton.MAX_BYTES, MAX_VALUES));
            var inner = ASN1Sequence.getInstance(outer.getContent());
            var signedData = SignedData.getInstance(
                    empty.isPresent() ? EmptyContentType.withType(inner, usualType(outer.getContentType())) : inner);
            var content = signedData.getEncapContentInfo().getContent();
            var octets = content == null ? null : ASN1OctetString.getInstance(content);
            var bag = new CertificateBag(signedData.getCertificates());
            var type = outer.getContentType();
            return Stream.of(signedData.getSignerInfos().toArray())
                    .map(SignerInfo::getInstance)
                    .map(signer -> new ParsedCms(type, empty.isPresent(), signedData, bag, signer, octets))
                    .toList();
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw new CmsException(Reason.MALFORMED, e);
        }
    }

    private static ASN1ObjectIdentifier usualType(ASN1ObjectIdentifier whole) {
        return whole.equals(CmsForm.GMT0010_3011.signedDataType())
                ? CmsForm.GMT0010_3011.dataType()
                : CmsForm.RFC5652.dataType();
    }

    /** Deviations from {@code form} that can be seen without the content; empty if it is another form. */
    Optional<Set<CmsDeviation>> deviationsFrom(CmsForm form, ContentKind kind) {
        var hasParts = type.equals(form.signedDataType())
                && kind.isTypeIn(form, contentType())
                && signedData.getDigestAlgorithms().size()
                        <= signedData.getSignerInfos().size()
                && signer.getVersion().hasValue(1)
                && !signer.getSID().isTagged()
                && (signer.getAuthenticatedAttributes() != null) == form.hasSignedAttributes();
        var lists = signedData.getCRLs();
        if (!hasParts || !hasVersionOf(form, kind)) {
            return Optional.empty();
        }
        var met = EnumSet.noneOf(CmsDeviation.class);
        meet(met, CmsDeviation.EMPTY_CONTENT_TYPE, hasEmptyContentType);
        meet(met, CmsDeviation.GMT0010_PKCS7_DATA, !contentType().equals(kind.typeIn(form)));
        var isOtherVersion = !signedData.getVersion().hasValue(kind.version());
        meet(met, CmsDeviation.GMT0010_VERSION_3, isOtherVersion && form.isGmt0010());
        meet(met, CmsDeviation.HIGHER_VERSION, isOtherVersion && !form.isGmt0010());
        meet(met, CmsDeviation.EMPTY_REVOCATION_LISTS, lists != null && lists.size() == 0);
        meet(met, CmsDeviation.REVOCATION_LISTS, lists != null && lists.size() > 0);
        meet(met, CmsDeviation.UNSIGNED_ATTRIBUTES, unsigned().areMoreThanATimeStamp());
        meet(met, CmsDeviation.SM2_KEY_NAME, CmsAlgorithms.isSm2KeyName(signer.getDigestEncryptionAlgorithm(), form));
        meet(met, CmsDeviation.SM3_OTHER_NAME, digestAlgorithms().anyMatch(CmsAlgorithms::isOtherSm3));
        meet(
                met,
                CmsDeviation.NULL_PARAMETERS,
                CmsAlgorithms.hasSuperfluousNull(signer.getDigestEncryptionAlgorithm()));
        return Optional.of(met);
    }

    ASN1ObjectIdentifier contentType() {
        return signedData.getEncapContentInfo().getContentType();
    }

    UnsignedAttributes unsigned() {
        return UnsignedAttributes.of(signer.getUnauthenticatedAttributes());
    }

    private boolean hasVersionOf(CmsForm form, ContentKind kind) {
        var version = signedData.getVersion();
        return version.hasValue(kind.version())
                || (form.isGmt0010() ? version.hasValue(GMT0010_VERSION) : isHigher(version));
    }

    private static boolean isHigher(ASN1Integer version) {
        return version.hasValue(3) || version.hasValue(4) || version.hasValue(5);
    }

    private static void meet(Set<CmsDeviation> met, CmsDeviation deviation, boolean isMet) {
        if (isMet) {
            met.add(deviation);
        }
    }

    /** Returns the refusal of a document in no form that is accepted; to people it names the form that it is in. */
    CmsException refused(VerificationPolicy policy, SignatureAlgorithm algorithm) {
        var detail = shape() + "; accepted: " + policy;
        for (var form : CmsForm.values()) {
            var deviations = form.isFor(algorithm) && isNamedIn(form, algorithm)
                    ? deviationsFrom(form, policy.kind())
                    : Optional.<Set<CmsDeviation>>empty();
            if (deviations.isPresent()) {
                return CmsException.naming(Reason.FORM, detail, facts(form, deviations.get(), policy));
            }
        }
        var isOfAny = Stream.of(CmsForm.values()).anyMatch(form -> policy.kind().isTypeIn(form, contentType()));
        return CmsException.naming(
                Reason.FORM,
                detail,
                isOfAny ? Map.of() : Map.of("content", contentType().getId()));
    }

    private boolean isNamedIn(CmsForm form, SignatureAlgorithm algorithm) {
        return CmsAlgorithms.names(signer.getDigestEncryptionAlgorithm(), algorithm, form);
    }

    private static Map<String, String> facts(CmsForm form, Set<CmsDeviation> deviations, VerificationPolicy policy) {
        var refused = deviations.stream()
                .filter(deviation -> !policy.deviations().contains(deviation))
                .map(CmsDeviation::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return refused.isEmpty() ? Map.of("form", form.name()) : Map.of("form", form.name(), "deviation", refused);
    }

    /** Returns the names of what was added and no one judges: unsigned attributes in their order, and revocation lists. */
    List<String> unjudged() {
        var names = new ArrayList<>(unsigned().unjudged());
        if (signedData.getCRLs() != null && signedData.getCRLs().size() > 0) {
            names.add("revocation-lists");
        }
        return names;
    }

    /** A number of a megabyte takes seconds to be written in decimal. */
    private static boolean isSmall(ASN1Integer number) {
        return number.getValue().bitLength() < Byte.SIZE;
    }

    /** The parts in which forms differ, for the log of a portal alone. */
    private String shape() {
        return "type " + type
                + ", content type "
                + (hasEmptyContentType ? "empty" : contentType())
                + ", version " + (isSmall(signedData.getVersion()) ? signedData.getVersion() : "of many digits")
                + ", " + (signer.getAuthenticatedAttributes() == null ? "no signed attributes" : "signed attributes")
                + ", signature algorithm "
                + signer.getDigestEncryptionAlgorithm().getAlgorithm()
                + (signedData.getCRLs() == null ? "" : ", revocation lists")
                + (signer.getUnauthenticatedAttributes() == null ? "" : ", unsigned attributes");
    }

    /** Returns the certificate that the document names as its signer's, as {@link CertificateBag#of} does. */
    Optional<X509Certificate> signerCertificate() throws CmsException {
        return certificates.of(signer);
    }

    /** The digest algorithms of the document and of its signer, which must agree; among several signers, its own. */
    Stream<AlgorithmIdentifier> digestAlgorithms() {
        var own = signer.getDigestAlgorithm();
        var all = Stream.of(signedData.getDigestAlgorithms().toArray()).map(AlgorithmIdentifier::getInstance);
        var isAlone = signedData.getSignerInfos().size() == 1;
        return Stream.concat(
                all.filter(each -> isAlone || each.getAlgorithm().equals(own.getAlgorithm())), Stream.of(own));
    }
}
