/** Small documents that the demonstration makes to have them signed. */
@NullMarked
package signinghelper.demo.document;

import org.jspecify.annotations.NullMarked;
