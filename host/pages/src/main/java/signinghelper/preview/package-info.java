/**
 * Pages of documents as pictures and as text, for people. What is signed or verified is never read here: a page is drawn only
 * from a file that its format has read strictly before.
 */
@NullMarked
package signinghelper.preview;

import org.jspecify.annotations.NullMarked;
