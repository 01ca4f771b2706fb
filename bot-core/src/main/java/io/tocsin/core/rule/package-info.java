/** Rules in the pattern language of EventBridge: which events start which plan. */
@NullMarked
package io.tocsin.core.rule;

import org.jspecify.annotations.NullMarked;
