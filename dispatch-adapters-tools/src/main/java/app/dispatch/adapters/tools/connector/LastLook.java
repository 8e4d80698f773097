package app.dispatch.adapters.tools.connector;

import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.error.StepFailure;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Asks the attempt whether its request may leave, when there is a connection and nothing is left but to write it. */
final class LastLook implements Interceptor {
    /** Tells that nothing was sent, and why. */
    static final class NotSent extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient StepFailure why;

        NotSent(StepFailure why) {
            super(why);
            this.why = why;
        }

        StepFailure why() {
            return why;
        }
    }

    /** The request, to be asked for at this attempt. */
    static Request of(OpCall call, Request request) {
        return request.newBuilder().tag(OpCall.class, call).build();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        OpCall call = chain.request().tag(OpCall.class);
        if (call != null) {
            try {
                call.beforeSending();
            } catch (StepFailure stopped) {
                throw new NotSent(stopped);
            }
        }
        return chain.proceed(chain.request());
    }
}
