/** Content that a page has put for signing: private files that go when their session goes. */
@NullMarked
package signinghelper.content;

import org.jspecify.annotations.NullMarked;
