package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.window.helper.FindingGroups.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words of a problem in the helper window: each reason and each step once, whatever number of objects has it. */
record ProblemText(Problem problem, HelperTexts texts) {

    private Guidance said(Finding finding) {
        ErrorCode code = Objects.requireNonNull(finding.code());
        return texts.guidance().words(code, finding.factsAt(Finding.Place.HERE), texts.language());
    }

    String title() {
        return said(problem.first()).title();
    }

    /** Returns verdict and name of the check. */
    String kind() {
        return texts.heading(problem.first());
    }

    /** Returns the objects, and the reason for each. */
    String reason() {
        return problem.alike().stream()
                .map(finding -> finding.about().isPresent()
                        ? texts.about(finding) + "\n" + said(finding).reason()
                        : said(finding).reason())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** Returns the steps in the order of the first object, those that other objects add at the end. */
    String steps() {
        var steps = problem.alike().stream()
                .flatMap(finding -> said(finding).steps().stream())
                .distinct()
                .toList();
        return IntStream.range(0, steps.size())
                .mapToObj(place -> texts.words().get("helper.step", place + 1, steps.get(place)))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the names of the checks that have the same cause; empty when no other has it. */
    Optional<String> following() {
        var names = problem.following().stream().map(texts::check).distinct().toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.words().get("helper.same", texts.words().list(names)));
    }

    List<String> supportLines() {
        return all().flatMap(finding -> finding.supportLine().stream())
                .distinct()
                .toList();
    }

    List<String> repairs() {
        return problem.alike().stream()
                .flatMap(finding -> finding.repairs().stream())
                .distinct()
                .toList();
    }

    /** Returns a line for each observed value. */
    String evidence() {
        return all().map(texts::evidence).filter(seen -> !seen.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** Returns all that a person would send to somebody who helps, without what was observed. */
    String whole() {
        var lines = new ArrayList<>(List.of(kind(), title(), reason(), steps()));
        following().ifPresent(lines::add);
        return String.join("\n", lines);
    }

    Verdict verdict() {
        return problem.verdict();
    }

    private Stream<Finding> all() {
        return Stream.concat(problem.alike().stream(), problem.following().stream());
    }
}
