from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from quartier.areas import queries
from quartier.areas.models import Area


@login_not_required
@require_safe
def ground(request: HttpRequest, area: Area) -> HttpResponse:
    """The drawing of the quarter for maps; browsers keep it for an hour and then only ask."""
    text = queries.ground(area, timezone.localdate())
    tag = quote_etag(sha256(text.encode()).hexdigest()[:24])
    is_known = request.headers.get("If-None-Match") == tag
    response = HttpResponse(
        b"" if is_known else text,
        status=304 if is_known else 200,
        content_type="application/geo+json",
    )
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
