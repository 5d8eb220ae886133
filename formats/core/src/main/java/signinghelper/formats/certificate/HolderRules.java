package signinghelper.formats.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules by which a certificate's holder is read. CAs never agreed on places, so the rules are data of the portal.
 *
 * <p>A place is the object identifier of an extension, or of an attribute of the subject's name.
 *
 * @param name places of the holder's name; the first that has one counts
 * @param creditCode places of the unified social credit code; the first that has one with right check characters counts,
 *     else the first that has one
 * @param patterns templates of texts that hold more than a name, e.g. <code>*@*@{name}@*</code>: {@code *} is any text,
 *     <code>{name}</code> the name, <code>{code}</code> a credit code; null for the usual ones, as everywhere here
 * @param authorities names of CAs, which are no holder's name
 */
public record HolderRules(List<String> name, List<String> creditCode, List<String> patterns, Set<String> authorities) {
    private static final String ORGANISATION = "2.5.4.10";
    private static final String COMMON_NAME = "2.5.4.3";

    private static final List<String> USUAL_NAME = List.of(ORGANISATION, COMMON_NAME);

    private static final List<String> USUAL_CREDIT_CODE = List.of(
            CertificateSubject.CREDIT_CODE_EXTENSION,
            // GM/T 0015-2023; writers of certificates differ in which of the two they mean.
            "1.2.156.10260.4.4",
            "1.2.156.10260.4.4.4",
            // Organisation code and business registration in certificates of older CAs, and code of Shanghai's CA.
            "1.2.86.11.7.4",
            "1.2.86.11.7.3",
            "1.2.156.1.8888.148",
            // The holder's unique number, as a provincial CA writes it.
            "2.4.16.11.7.3",
            // Business registration of GM/T 0015-2012, and a code of Guangdong's CA.
            "1.2.156.10260.4.1.3",
            "1.2.86.11.7.7550243.1",
            // serialNumber, organizationalUnitName, organizationIdentifier, title.
            "2.5.4.5",
            "2.5.4.11",
            "2.5.4.97",
            "2.5.4.12",
            ORGANISATION,
            COMMON_NAME);

    /** The first is in CN of certificates of several CAs, the second in O of certificates for seals. */
    private static final List<String> USUAL_PATTERNS = List.of("*@*@{name}@*", "{code}{name}");

    /** CAs that write their own name into O: dated data, see the file. */
    private static final Set<String> USUAL_AUTHORITIES = authorities("authorities.txt");

    /** Places and patterns seen in public certificates of Chinese CAs. */
    public static final HolderRules USUAL =
            new HolderRules(USUAL_NAME, USUAL_CREDIT_CODE, USUAL_PATTERNS, USUAL_AUTHORITIES);

    /** @throws IllegalArgumentException if a place is no object identifier, or a pattern no template */
    public HolderRules {
        // Left out in a file, they are null here.
        name = name == null ? USUAL_NAME : List.copyOf(name);
        creditCode = creditCode == null ? USUAL_CREDIT_CODE : List.copyOf(creditCode);
        patterns = patterns == null ? USUAL_PATTERNS : List.copyOf(patterns);
        authorities = authorities == null ? USUAL_AUTHORITIES : Set.copyOf(authorities);
        Stream.concat(name.stream(), creditCode.stream()).forEach(CertificateTexts::requirePlace);
        patterns.forEach(NamePattern::new);
    }

    /** Reads names, one in a line; a line that begins with # is a remark. */
    private static Set<String> authorities(String file) {
        try (var in = Objects.requireNonNull(HolderRules.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    List<NamePattern> namePatterns() {
        return patterns.stream().map(NamePattern::new).toList();
    }
}
