/** The helper window: its pages, findings, repairs, and the support bundle. */
@NullMarked
package signinghelper.window.helper;

import org.jspecify.annotations.NullMarked;
