/** Receipts over batches of signed documents: written by the signing helper, verified by the portal. */
@NullMarked
package signinghelper.portal.receipt;

import org.jspecify.annotations.NullMarked;
