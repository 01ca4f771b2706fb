/** Topics of SNS as channels of a chat: what is published to one is posted in its rooms. */
@NullMarked
package io.tocsin.core.topic;

import org.jspecify.annotations.NullMarked;
