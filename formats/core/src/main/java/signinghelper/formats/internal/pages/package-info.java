/** Pages of documents as pictures and as text, for people. Nothing is signed or verified by what is read here. */
@NullMarked
package signinghelper.formats.internal.pages;

import org.jspecify.annotations.NullMarked;
