from django.urls import path

from quartier.concept.views import contents, desk, public

app_name = "concept"
PLAN = "handlungskonzept/"
CITED = "handlungskonzept/fassungen/<str:number>/"
DESK = "buero/handlungskonzept/"
VERSION = "buero/handlungskonzept/fassungen/<str:number>/"
urlpatterns = [
    path(PLAN, public.plan, name="plan"),
    path(f"{PLAN}handlungsfelder/<str:code>/", public.field, name="field"),
    path(f"{PLAN}massnahmen/<str:code>/", public.measure, name="measure"),
    path(CITED, public.plan, name="version"),
    path(f"{CITED}handlungsfelder/<str:code>/", public.field, name="version_field"),
    path(f"{CITED}massnahmen/<str:code>/", public.measure, name="version_measure"),
    path(f"{CITED}aenderungen/", public.difference, name="difference"),
    path(f"{CITED}beschluss/", public.resolution, name="resolution"),
    path(DESK, desk.overview, name="desk"),
    path(f"{DESK}handlungsfelder/standard/", desk.standard_fields, name="standard_fields"),
    path(f"{DESK}handlungsfelder/neu/", desk.field_form, name="new_field"),
    path(f"{DESK}handlungsfelder/<uuid:key>/", desk.field_form, name="change_field"),
    path(f"{DESK}handlungsfelder/<uuid:key>/ende/", desk.end_field, name="end_field"),
    path(f"{DESK}entwurf/", desk.start_draft, name="start_draft"),
    path(VERSION, desk.version, name="desk_version"),
    path(f"{VERSION}angaben/", desk.describe, name="describe"),
    path(f"{VERSION}verwerfen/", desk.discard, name="discard"),
    path(f"{VERSION}beschluss/", desk.adoption, name="adoption"),
    path(f"{VERSION}aenderungen/", desk.difference, name="desk_difference"),
    path(f"{VERSION}ziele/neu/", contents.goal, name="new_goal"),
    path(f"{VERSION}ziele/<uuid:key>/", contents.goal, name="change_goal"),
    path(f"{VERSION}ziele/<uuid:key>/entfernung/", contents.drop_goal, name="drop_goal"),
    path(f"{VERSION}massnahmen/neu/", contents.measure, name="new_measure"),
    path(f"{VERSION}massnahmen/<uuid:key>/", contents.measure, name="change_measure"),
    path(f"{VERSION}massnahmen/<uuid:key>/entfernung/", contents.drop_measure, name="drop_measure"),
    path(f"{VERSION}massnahmen/<uuid:key>/stand/", contents.state, name="record_state"),
]
