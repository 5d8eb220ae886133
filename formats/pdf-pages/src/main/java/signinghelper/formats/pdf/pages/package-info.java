/** Drawing of PDF pages by PDFBox, from a file that our own reader has read strictly and written anew. */
@NullMarked
package signinghelper.formats.pdf.pages;

import org.jspecify.annotations.NullMarked;
