"""The root: one area is shown at once, several are listed. And what machines look for there."""

from django.urls import path

from quartier.website.views import machines, start

urlpatterns = [
    path("", start.root, name="root"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("favicon.ico", machines.favicon, name="favicon"),
]
