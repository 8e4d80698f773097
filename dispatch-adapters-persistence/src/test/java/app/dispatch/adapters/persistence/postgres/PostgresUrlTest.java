package app.dispatch.adapters.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

class PostgresUrlTest {
    private static Properties read(String url) {
        return Objects.requireNonNull(Driver.parseURL(PostgresUrl.jdbc(url), new Properties()));
    }

    @Test
    void an_address_of_jdbc_stays_as_it_is() {
        String url = "jdbc:postgresql://db.internal/dispatch?user=me&password=a%2Bb";

        assertThat(PostgresUrl.jdbc(url)).isEqualTo(url);
    }

    @Test
    void a_whole_address_becomes_one_of_jdbc() {
        assertThat(PostgresUrl.jdbc("postgres://me:hush@db.internal:5433/dispatch?sslmode=require"))
                .isEqualTo("jdbc:postgresql://db.internal:5433/dispatch?user=me&password=hush&sslmode=require");
        assertThat(PostgresUrl.jdbc("postgresql://db.internal")).isEqualTo("jdbc:postgresql://db.internal/");
        assertThat(PostgresUrl.jdbc("postgres://[::1]:5433,db2/dispatch"))
                .isEqualTo("jdbc:postgresql://[::1]:5433,db2/dispatch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p%40ss%2Fw%3Ard    | p@ss/w:rd
            a+b                | a+b
            a%20b              | a b
            100%25%26x%3Dy     | 100%&x=y
            %C3%BC%E2%82%AC    | ü€
            """)
    void a_password_is_what_it_is_whatever_is_in_it(String written, String password) {
        Properties parts = read("postgres://me:" + written + "@db/dispatch");

        assertThat(parts).containsEntry("password", password).containsEntry("user", "me");
        assertThat(parts).containsEntry("PGHOST", "db").containsEntry("PGDBNAME", "dispatch");
    }

    @Test
    void what_libpq_calls_otherwise_is_translated() {
        Properties parts = read(
                "postgres://db/dispatch?connect_timeout=7&application_name=two%20words&keepalives=0"
                        + "&target_session_attrs=read-write&sslrootcert=%2Fetc%2Fca.pem&channel_binding=require&currentSchema=own");

        assertThat(parts)
                .containsEntry("connectTimeout", "7")
                .containsEntry("ApplicationName", "two words")
                .containsEntry("tcpKeepAlive", "false")
                .containsEntry("targetServerType", "primary")
                .containsEntry("sslrootcert", "/etc/ca.pem")
                .containsEntry("channelBinding", "require")
                .containsEntry("currentSchema", "own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://db/dispatch                          | it must be postgres://
            postgres:/db/dispatch                        | it must be postgres://
            postgres://me:hu/sh@db/dispatch              | it must be postgres://
            postgres://me:hu@sh@db/dispatch              | it must be postgres://
            postgres://me:hush@/dispatch                 | it must be postgres://
            postgres://me:hush@db:0/dispatch             | its port is not from 1 to 65535
            postgres://me:hush@db:65536/dispatch         | its port is not from 1 to 65535
            postgres://me:hush@%2Fvar%2Frun/dispatch     | its host is none
            postgres://me:hu%sh@db/dispatch              | a % in it is not followed by two digits
            postgres://db/dispatch?sslmode               | NAME=VALUE
            postgres://db/dispatch?pool_size=3           | has no option `pool_size`
            postgres://db/dispatch?hu:sh=3               | an option that PostgreSQL's driver does not have
            postgres://db/dispatch?target_session_attrs=hush | target_session_attrs must be one of any,
            jdbc:postgresql://db:hush/dispatch           | its host is none
            jdbc:postgresql://me:hush@db/dispatch        | an address of JDBC has its user and password at its end
            jdbc:postgresql://me:hu/sh@db/dispatch       | an address of JDBC has its user and password at its end
            """)
    void what_is_none_is_refused_without_its_secrets(String url, String why) {
        assertThatThrownBy(() -> PostgresUrl.jdbc(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("hush", "hu%sh", "hu/sh", "hu@sh");
    }

    @Test
    void the_first_and_the_last_port_are_ports() {
        assertThat(read("postgres://db:1/x")).containsEntry("PGPORT", "1");
        assertThat(read("postgres://db:65535/x")).containsEntry("PGPORT", "65535");
    }
}
