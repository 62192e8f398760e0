from django.apps import AppConfig
from django.urls import register_converter


class AreasConfig(AppConfig):
    name = "quartier.areas"

    def ready(self) -> None:
        from quartier.areas.converters import AreaConverter  # noqa: PLC0415 - models are ready now

        register_converter(AreaConverter, "area")
