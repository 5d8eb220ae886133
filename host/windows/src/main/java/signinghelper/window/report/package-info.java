/** Validation reports on documents, drawn. */
@NullMarked
package signinghelper.window.report;

import org.jspecify.annotations.NullMarked;
