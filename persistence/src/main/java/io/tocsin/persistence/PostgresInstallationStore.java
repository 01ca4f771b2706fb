package io.tocsin.persistence;

import io.tocsin.core.access.Sealed;
import io.tocsin.core.workspace.Installation;
import io.tocsin.core.workspace.InstallationStore;
import java.time.Instant;
import java.util.List;

/** Installations as documents. There are few of them, and they seldom change. */
record PostgresInstallationStore(Postgres postgres) implements InstallationStore {

  @Override
  public List<Installation> all(String platform) {
    return postgres.call(handle ->
        handle
            .createQuery(
                "SELECT document FROM installation WHERE platform = :platform ORDER BY team")
            .bind("platform", platform)
            .map((row, context) -> Json.read(row.getString(1), Installation.class))
            .list());
  }

  @Override
  public void put(Installation installation) {
    postgres.call(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO installation (platform, team, installed_at, document)
                VALUES (:platform, :team, :at, :document::jsonb)
                ON CONFLICT (platform, team) DO UPDATE
                SET installed_at = excluded.installed_at, document = excluded.document
                """)
            .bind("platform", installation.platform())
            .bind("team", installation.team())
            .bind("at", Bound.instant(installation.installedAt()))
            .bind("document", Json.write(installation))
            .execute());
  }

  @Override
  public void reseal(Installation known, Sealed anew) {
    postgres.call(handle ->
        handle
            .createUpdate(
                """
                UPDATE installation SET document = :anew::jsonb
                WHERE platform = :platform AND team = :team AND document = :known::jsonb
                """)
            .bind("platform", known.platform())
            .bind("team", known.team())
            .bind("known", Json.write(known))
            .bind("anew", Json.write(known.with(anew)))
            .execute());
  }

  @Override
  public boolean forget(String platform, String team, Instant ended) {
    return postgres.call(handle ->
        handle
                .createUpdate(
                    """
                    DELETE FROM installation
                    WHERE platform = :platform AND team = :team AND installed_at < :ended
                    """)
                .bind("platform", platform)
                .bind("team", team)
                .bind("ended", Bound.instant(ended))
                .execute()
            > 0);
  }

  @Override
  public void begin(String attempt, Instant now, Instant expires) {
    postgres.inTransaction(handle -> {
      handle
          .createUpdate("DELETE FROM install_attempt WHERE expires_at <= :now")
          .bind("now", Bound.instant(now))
          .execute();
      return handle
          .createUpdate(
              """
              INSERT INTO install_attempt (attempt, expires_at) VALUES (:attempt, :expires)
              ON CONFLICT (attempt) DO NOTHING
              """)
          .bind("attempt", attempt)
          .bind("expires", Bound.instant(expires))
          .execute();
    });
  }

  @Override
  public boolean finish(String attempt, Instant now) {
    return postgres.call(handle ->
        handle
            .createQuery(
                "DELETE FROM install_attempt WHERE attempt = :attempt RETURNING expires_at")
            .bind("attempt", attempt)
            .map((row, context) -> Found.instant(row, "expires_at"))
            .stream()
            .anyMatch(now::isBefore));
  }
}
