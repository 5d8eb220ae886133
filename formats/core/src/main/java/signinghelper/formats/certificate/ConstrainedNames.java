package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names below a CA that constrains names (RFC 5280, 4.2.1.10), in forms that BouncyCastle passes by. What is not processed is refused.
 */
final class ConstrainedNames {
    /** Forms whose subtrees are compared for equality at most. */
    private static final Set<Integer> NOT_PROCESSED =
            Set.of(GeneralName.otherName, GeneralName.x400Address, GeneralName.ediPartyName, GeneralName.registeredID);

    /** SmtpUTF8Mailbox, which constraints of mailboxes are about too (RFC 9598, 6). */
    private static final ASN1ObjectIdentifier MAILBOX = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

    private ConstrainedNames() {}

    /**
     * Returns if each name can be compared with each constraint.
     *
     * @param links from the holder's certificate to the one below the anchor
     */
    static void require(List<X509Certificate> links) throws CertPathBuilderException {
        var subtrees = new ArrayList<GeneralSubtree>();
        // The holder issues to nobody.
        for (var authority : links.stream().skip(1).toList()) {
            subtrees.addAll(subtrees(authority));
        }
        if (subtrees.isEmpty()) {
            return;
        }
        // A replaced name is in no subtree, so an excluded one would let it pass.
        refuse(links.stream().anyMatch(PathCertificate.class::isInstance));
        refuse(subtrees.stream()
                .anyMatch(tree -> tree.getMaximum() != null || tree.getMinimum().signum() != 0));
        var forms = subtrees.stream().map(tree -> tree.getBase().getTagNo()).collect(Collectors.toSet());
        forms.retainAll(NOT_PROCESSED);
        for (var link : links) {
            var names = alternativeNames(link);
            refuse(isWide(X500Name.getInstance(link.getSubjectX500Principal().getEncoded())));
            refuse(names.stream().anyMatch(name -> forms.contains(name.getTagNo()) || isPassedBy(name)));
        }
    }

    private static void refuse(boolean isNotProcessed) throws CertPathBuilderException {
        if (isNotProcessed) {
            throw new CertPathBuilderException("names that cannot be compared, below a CA that constrains names");
        }
    }

    private static List<GeneralSubtree> subtrees(X509Certificate link) {
        var value = value(link, Extension.nameConstraints);
        if (value == null) {
            return List.of();
        }
        var constraints = NameConstraints.getInstance(value);
        return Stream.of(constraints.getPermittedSubtrees(), constraints.getExcludedSubtrees())
                .flatMap(Stream::ofNullable)
                .flatMap(Stream::of)
                .toList();
    }

    private static List<GeneralName> alternativeNames(X509Certificate link) {
        var value = value(link, Extension.subjectAlternativeName);
        return value == null
                ? List.of()
                : List.of(GeneralNames.getInstance(value).getNames());
    }

    private static byte @Nullable [] value(X509Certificate link, ASN1ObjectIdentifier extension) {
        var value = link.getExtensionValue(extension.getId());
        return value == null ? null : ASN1OctetString.getInstance(value).getOctets();
    }

    private static boolean isPassedBy(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.otherName ->
                MAILBOX.equals(ASN1Sequence.getInstance(name.getName()).getObjectAt(0));
            case GeneralName.rfc822Name ->
                ((ASN1String) name.getName()).getString().indexOf('@') < 0;
            case GeneralName.directoryName -> isWide(X500Name.getInstance(name.getName()));
            default -> false;
        };
    }

    /** A UniversalString is not compared with other kinds of strings. */
    private static boolean isWide(X500Name name) {
        return Stream.of(name.getRDNs())
                .flatMap(part -> Stream.of(part.getTypesAndValues()))
                .anyMatch(part -> part.getValue() instanceof ASN1UniversalString);
    }
}
