package signinghelper.formats.pdf.internal.structure;

import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

/**
 * Page of a document.
 *
 * @param number from 1
 */
public record Page(Reference reference, int number, Dictionary dictionary) {}
