package io.tocsin.core.chat;

import java.util.List;

/**
 * Where a platform has groups of people who are mentioned together. Called with no transaction
 * open; may block, and ends within a bounded time. Expected failures are answered, not thrown.
 */
public interface UserGroups {

  /**
   * Makes a group of these people and nobody else. Asked again for what it did already it changes
   * nothing.
   *
   * @param group its identifier in place of a room's, such as {@code slack:T0001/S0001}
   * @param people the platform's identifiers of them; not empty
   */
  Delivery set(Room group, List<String> people);
}
