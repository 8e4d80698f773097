import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A PostgreSQL as the tests have it, for checks: {@code java -cp "$(cat dispatch-server/target/classpath)" .ci/Postgres.java FILE NAME…}
 * writes the address of an empty database of each name into the file, a line each, and ends with its input.
 */
public final class Postgres {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
            List<String> urls = new ArrayList<>();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String name : List.of(args).subList(1, args.length)) {
                    statement.execute("create database " + name);
                    urls.add("postgres://postgres:postgres@127.0.0.1:" + server.getPort() + "/" + name);
                }
            }
            Path file = Path.of(args[0]);
            Path whole = Files.write(Path.of(file + ".new"), urls);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            while (System.in.read() >= 0) { /* until it ends */ }
        }
    }
}
