package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.account.UserId;
import org.junit.jupiter.api.Test;

class StreamRoomTest {
    private static final UserId ADA = new UserId("usr_ada");

    private final StreamRoom room = new StreamRoom(400);
    private final StreamRoom.Share first = room.share(ADA);
    private final StreamRoom.Share second = room.share(ADA);

    private StreamRoom.Share of(int user) {
        return room.share(new UserId("usr_" + user));
    }

    @Test
    void a_user_has_a_quarter_for_all_streams_together() {
        assertThat(first.hold(60)).isTrue();
        assertThat(second.hold(41)).isFalse();
        assertThat(second.hold(40)).isTrue();
        assertThat(room.taken()).isEqualTo(100);
        assertThat(of(2).hold(100)).isTrue();
    }

    @Test
    void all_have_no_more_than_there_is() {
        for (int user = 1; user <= 3; user++) {
            assertThat(of(user).hold(100)).isTrue();
        }
        assertThat(first.hold(99)).isTrue();
        StreamRoom.Share last = of(4);
        assertThat(last.hold(1)).isTrue();
        assertThat(last.hold(8)).isFalse();
        assertThat(second.hold(1)).isFalse();
    }

    @Test
    void what_is_given_back_others_may_have() {
        assertThat(first.hold(100)).isTrue();
        assertThat(first.hold(10)).isTrue();
        assertThat(second.hold(90)).isTrue();
        first.hold(0);
        second.hold(0);
        assertThat(room.taken()).isZero();
    }

    @Test
    void what_is_there_anyway_counts() {
        first.holdAnyway(300);
        assertThat(second.hold(1)).isFalse();
        assertThat(first.hold(200)).isTrue();
        assertThat(room.taken()).isEqualTo(200);
    }

    @Test
    void one_stream_alone_may_have_more_than_a_users_quarter() {
        assertThat(first.hold(400)).isTrue();
        assertThat(first.hold(401)).isFalse();
        assertThat(second.hold(1)).isFalse();
        first.hold(100);
        assertThat(second.hold(1)).isFalse();
        first.hold(99);
        assertThat(second.hold(1)).isTrue();
    }

    @Test
    void who_has_little_is_not_refused_for_what_others_have() {
        first.holdAnyway(1_000);
        assertThat(of(2).hold(6)).isTrue();
        assertThat(of(2).hold(1)).isFalse();
    }
}
