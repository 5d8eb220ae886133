package signinghelper.formats.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
 *     <code>{name}</code> the name, <code>{code}</code> a credit code, <code>{number}</code> digits; the text
 *     <code>{usual}</code> stands for the usual ones; null for them too, as everywhere here
 * @param authorities names of CAs that are not in a form of CAs' names, and are no holder's name
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
            // serialNumber, organizationalUnitName, organizationIdentifier, title, uid.
            "2.5.4.5",
            "2.5.4.11",
            "2.5.4.97",
            "2.5.4.12",
            "0.9.2342.19200300.100.1.1",
            ORGANISATION,
            COMMON_NAME);

    /** Dated data, see the file. The first that fits and has a name counts. */
    private static final List<String> USUAL_PATTERNS = lines("patterns.txt");

    /** Stands in a list of patterns for all of the usual ones. */
    private static final String THE_USUAL = "{usual}";

    /** Places and patterns seen in public certificates of Chinese CAs. */
    public static final HolderRules USUAL = new HolderRules(USUAL_NAME, USUAL_CREDIT_CODE, USUAL_PATTERNS, Set.of());

    /** @throws IllegalArgumentException if a place is no object identifier, or a pattern no template */
    public HolderRules {
        // Left out in a file, they are null here.
        name = name == null ? USUAL_NAME : List.copyOf(name);
        creditCode = creditCode == null ? USUAL_CREDIT_CODE : List.copyOf(creditCode);
        patterns = patterns == null ? USUAL_PATTERNS : withTheUsual(patterns);
        authorities = authorities == null ? Set.of() : Set.copyOf(authorities);
        Stream.concat(name.stream(), creditCode.stream()).forEach(CertificateTexts::requirePlace);
        patterns.forEach(NamePattern::new);
    }

    /** Reads templates, one in a line; a line that begins with # is a remark. */
    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(HolderRules.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static List<String> withTheUsual(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> pattern.equals(THE_USUAL) ? USUAL_PATTERNS.stream() : Stream.of(pattern))
                .toList();
    }

    List<NamePattern> namePatterns() {
        return patterns.stream().map(NamePattern::new).toList();
    }
}
