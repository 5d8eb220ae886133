/** Signs documents as CMS. Puts together itself what the U-Key signs; a page's bytes only ever enter as content. */
@NullMarked
package signinghelper.signature;

import org.jspecify.annotations.NullMarked;
