package signinghelper.formats.ofd.internal.page;

import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pages on which parts show, as far as the document says so in the usual way: contents, templates and annotations of pages. It
 * explains a finding to people; no verdict depends on it.
 */
public final class PagesOfParts {
    private static final int MOST_NAMED = 10;

    private final OfdContainer container;
    private final Map<PartName, SortedSet<Integer>> pages = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private boolean isRead;

    /** Creates the pages of the first document in a container, which are read when they are first asked for. */
    public PagesOfParts(OfdContainer container) {
        this.container = container;
    }

    /** Returns numbers of pages from 1, such as {@code 1, 2}; empty where none is known. */
    public Optional<String> of(PartName part) throws IOException {
        readIfPossible();
        return named(pages.getOrDefault(part, new TreeSet<>()));
    }

    /**
     * Returns numbers of pages from 1; empty where none is known.
     *
     * @param identifiers of pages in the document
     */
    public Optional<String> named(Set<String> identifiers) throws IOException {
        readIfPossible();
        return named(identifiers.stream()
                .map(numbers::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Optional<String> named(SortedSet<Integer> found) {
        var named = found.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.size() > MOST_NAMED ? named + " …" : named);
    }

    private void readIfPossible() throws IOException {
        if (isRead) {
            return;
        }
        isRead = true;
        try {
            read();
        } catch (OfdException e) {
            // Pages that were found until then are right all the same.
        }
    }

    private void read() throws IOException, OfdException {
        var body = OfdXml.children(OfdXml.root(container, PartName.ROOT), "DocBody");
        if (body.isEmpty()) {
            return;
        }
        var document = PartName.ROOT.locate(OfdXml.text(OfdXml.required(body.get(0), "DocRoot")));
        var root = OfdXml.root(container, document);
        var templates = new HashMap<String, PartName>();
        for (var template : OfdXml.children(OfdXml.required(root, "CommonData"), "TemplatePage")) {
            templates.put(template.getAttribute("ID"), document.locate(template.getAttribute("BaseLoc")));
        }
        for (var page : OfdXml.children(OfdXml.required(root, "Pages"), "Page")) {
            var number = numbers.size() + 1;
            numbers.put(page.getAttribute("ID"), number);
            add(document.locate(page.getAttribute("BaseLoc")), number, templates);
        }
        for (var list : OfdXml.children(root, "Annotations")) {
            addAnnotations(document.locate(OfdXml.text(list)));
        }
    }

    private void add(PartName content, int number, Map<String, PartName> templates) throws IOException, OfdException {
        add(content, number);
        if (container.has(content)) {
            for (var used : OfdXml.children(OfdXml.root(container, content), "Template")) {
                var template = templates.get(used.getAttribute("TemplateID"));
                if (template != null) {
                    add(template, number);
                }
            }
        }
    }

    private void addAnnotations(PartName list) throws IOException, OfdException {
        for (var page : OfdXml.children(OfdXml.root(container, list), "Page")) {
            var number = numbers.get(page.getAttribute("PageID"));
            if (number != null) {
                add(list.locate(OfdXml.text(OfdXml.required(page, "FileLoc"))), number);
            }
        }
    }

    private void add(PartName part, int page) {
        pages.computeIfAbsent(part, first -> new TreeSet<>()).add(page);
    }
}
