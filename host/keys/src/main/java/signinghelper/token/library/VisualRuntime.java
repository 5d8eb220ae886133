package signinghelper.token.library;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Product of Microsoft's that brings a runtime library of Visual C++, by the number in the library's name. */
final class VisualRuntime {
    private static final Pattern NAME = Pattern.compile(
            "(?:msvcr|msvcp|mfc|mfcm|atl|vcomp|vcruntime|concrt|vccorlib)(\\d{2,3})(?:_\\w+|u)?\\.dll",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> YEARS = Map.of(
            "80", "2005",
            "90", "2008",
            "100", "2010",
            "110", "2012",
            "120", "2013",
            "140", "2015-2022");

    private VisualRuntime() {}

    /** Returns the product's name; empty for a library that is not of such a product. */
    static Optional<String> of(String library, boolean is32Bit) {
        var name = NAME.matcher(library);
        return Optional.of(name)
                .filter(matcher -> matcher.matches() && YEARS.containsKey(matcher.group(1)))
                .map(matcher -> "Microsoft Visual C++ " + YEARS.get(matcher.group(1)) + " Redistributable "
                        + (is32Bit ? "(x86)" : "(x64)"));
    }
}
