/**
 * Strict reading of a PDF file's syntax (ISO 32000-2, clause 7). What can be read in two ways is refused, so that no viewer
 * shows another document than the one that is judged.
 */
@NullMarked
package signinghelper.formats.pdf.internal.syntax;

import org.jspecify.annotations.NullMarked;
