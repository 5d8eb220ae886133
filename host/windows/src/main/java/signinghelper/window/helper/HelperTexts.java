package signinghelper.window.helper;

import signinghelper.certificate.Openings;
import signinghelper.certificate.Validity;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.HelpFacts;
import signinghelper.check.Verdict;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.guidance.Serial;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.window.part.Words;
import signinghelper.work.PluggedToken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts of the helper window about findings and U-Keys, in one language. */
final class HelperTexts {
    private final Language language;
    private final GuidanceBook guidance;
    private final CheckBook checks;
    private final HelpBook help;
    private final String version;
    private final Words words;

    HelperTexts(Language language, GuidanceBook guidance, CheckBook checks, HelpBook help, String version) {
        this.language = language;
        this.guidance = guidance;
        this.checks = checks;
        this.help = help;
        this.version = version;
        this.words = new Words(language, guidance);
    }

    HelperTexts in(Language other) {
        return new HelperTexts(other, guidance, checks, help, version);
    }

    Language otherLanguage() {
        return language == Language.CHINESE ? Language.ENGLISH : Language.CHINESE;
    }

    Language language() {
        return language;
    }

    GuidanceBook guidance() {
        return guidance;
    }

    Words words() {
        return words;
    }

    RepairTexts repairs() {
        return new RepairTexts(language, checks, words);
    }

    /** Returns the answers with the facts of {@code profile} filled in. */
    List<HelpBook.Answer> answers(Optional<Profile> profile) {
        return help.answers(HelpFacts.of(profile.orElse(null)), language);
    }

    List<HelpBook.Password> passwords() {
        return help.passwords(language);
    }

    String version() {
        return words.get("helper.version", version);
    }

    /** Verdict and check. */
    String heading(Finding finding) {
        return words.get("helper.finding", words.get(wordOf(finding.verdict())), check(finding));
    }

    private static String wordOf(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "helper.verdict.FAIL";
            case WARN -> "helper.verdict.WARN";
            case UNKNOWN -> "helper.verdict.UNKNOWN";
            case PASS -> "helper.verdict.PASS";
            case SKIPPED -> "helper.verdict.SKIPPED";
        };
    }

    /** Returns the name of the finding's check. */
    String check(Finding finding) {
        return checks.check(finding.check(), language).name();
    }

    /** Returns the sentence on a finding without a problem. */
    String nothingWrong(Finding finding) {
        if (finding.verdict() == Verdict.PASS) {
            return checks.pass(finding.check(), finding.factsAt(Finding.Place.HERE), language);
        }
        if (finding.isWaiting()) {
            return words.get("helper.waiting");
        }
        return words.get(finding.isNotConfigured() ? "helper.unconfigured" : "helper.skipped");
    }

    /** Returns the certificate, with its use, or the U-Key that it concerns; empty when there is only one object. */
    String about(Finding finding) {
        return finding.about()
                .map(who -> finding.use()
                        .map(use -> words.get("helper.about.certificate", who, words.get(wordOf(use))))
                        .orElseGet(() -> words.get("helper.about", who)))
                .orElse("");
    }

    /** Returns a line for each observed value. */
    String evidence(Finding finding) {
        return String.join(
                "\n",
                finding.evidence().stream()
                        .map(seen -> words.get("helper.evidence", seen.name(), value(seen)))
                        .toList());
    }

    /** A value from outside, of any form, may contain a password. */
    private String value(Evidence seen) {
        return switch (seen.kind()) {
            case SERIAL -> end(seen.value());
            case UNTRUSTED -> words.get("helper.withheld");
            case PLAIN, ADDRESS, PATH, IDENTITY -> seen.value();
        };
    }

    private static String end(String serial) {
        return new Serial(serial).shown();
    }

    /** Returns holder, use and kind, the other half if there is one, remaining time and usability: a line for each. */
    String of(PluggedToken.Certificate shown) {
        var key = shown.held().key();
        var kind = KeyKind.of(key.certificate());
        var other = shown.otherHalf();
        var lines = new ArrayList<>(List.of(
                holder(shown.holder()),
                words.get("helper.certificate", words.get(wordOf(key.use())), kind, serial(shown.held()))));
        if (other != null) {
            lines.add(words.get(
                    "helper.certificate.other", words.get(wordOf(other.key().use())), serial(other)));
        }
        lines.add(validity(shown));
        lines.addAll(of(shown.openings()));
        return String.join("\n", lines);
    }

    /** Returns openings still to come, and the key that they need; a line for each kind. */
    List<String> of(Openings openings) {
        var lines = new ArrayList<String>();
        if (!openings.own().isEmpty()) {
            lines.add(words.get("helper.openings.own", Openings.text(openings.own())));
        }
        if (!openings.others().isEmpty()) {
            lines.add(words.get("helper.openings.others", Openings.text(openings.others())));
        }
        return lines;
    }

    private static String wordOf(KeyEntry.Use use) {
        return switch (use) {
            case SIGNATURE -> "helper.use.SIGNATURE";
            case ENCRYPTION -> "helper.use.ENCRYPTION";
        };
    }

    private static String serial(HeldKey held) {
        return end(held.key().certificate().getSerialNumber().toString(16));
    }

    /** Returns name and credit code. */
    String holder(CertificateSubject subject) {
        var code = subject.creditCode();
        return code == null ? subject.displayName() : words.get("helper.holder", subject.displayName(), code.value());
    }

    private String validity(PluggedToken.Certificate shown) {
        var certificate = shown.held().key().certificate();
        var obstacle = shown.obstacle();
        return words.get(
                "helper.validity",
                Validity.DAY.format(certificate.getNotBefore().toInstant()),
                Validity.DAY.format(certificate.getNotAfter().toInstant()),
                String.valueOf(Math.max(0, shown.daysLeft())),
                obstacle == null
                        ? words.get("helper.usable")
                        : words.get(
                                "helper.unusable",
                                guidance.words(obstacle, Map.of(), language).title()));
    }

    /** Returns sentences for a place beside the diagnosis, so that none of their steps opens this window. */
    String of(Refusal refusal) {
        var facts = new HashMap<>(refusal.facts());
        facts.put("diagnosis", "here");
        return words.of(new Refusal(refusal.code(), facts));
    }
}
