/** Parts of a PDF document that a verdict looks at: pages and form fields. */
@NullMarked
package signinghelper.formats.pdf.internal.structure;

import org.jspecify.annotations.NullMarked;
