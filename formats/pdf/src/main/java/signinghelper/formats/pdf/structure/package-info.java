/** Parts of a PDF document that a verdict looks at: pages and form fields. */
@NullMarked
package signinghelper.formats.pdf.structure;

import org.jspecify.annotations.NullMarked;
