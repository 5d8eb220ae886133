package signinghelper.formats.pdf.structure;

import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.syntax.PdfValue.Reference;

/**
 * Page of a document.
 *
 * @param number from 1
 */
public record Page(Reference reference, int number, Dictionary dictionary) {}
