package signinghelper.guidance;

/** Texts from outside, such as titles, names and certificates, made safe for display beside the host's own texts. */
public final class VisibleText {
    private VisibleText() {}

    /** Shows control, format and line-breaking characters by their code point instead of obeying them. */
    public static String of(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                result.append(String.format("<U+%04X>", character));
            } else {
                result.appendCodePoint(character);
            }
        });
        return result.toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
